package io.larder.assembly.standalone;

import io.larder.ledger.ArchiveMonths;
import io.larder.ledger.ArchivedFile;
import io.larder.reconcile.SignedArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves the transfers of closed months to archives, whether the platform runs or not. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = {
            "Moves the transfers of closed months from the database to sealed, compressed files in",
            "the directory \"archive\" of the data directory. Audit, statements and reports go on",
            "reading them. May be interrupted and given again: it goes on where it was.",
            "\"archive verify\" needs no data at all, only the files and the public key."
        })
public final class ArchiveData implements Callable<Integer> {

    @Mixin private WhichData which = new WhichData();

    @Option(
            names = "--month",
            paramLabel = "YYYY-MM",
            description = "This month alone; without it, all that may be archived.")
    private @Nullable YearMonth month;

    @Option(
            names = "--keep-months",
            paramLabel = "N",
            description =
                    "Whole months before the present one that stay in the database"
                            + " (larder.ledger.archive.keep-months, 13 unless set).")
    private @Nullable Integer keepMonths;

    /**
     * What became of it.
     *
     * @param months those that were archived now
     * @param moved how many rows left the database now
     * @param files all archives of the months asked for
     * @param code why not; null when it was done
     */
    record Found(
            boolean ok,
            List<String> months,
            long moved,
            List<ArchivedFile> files,
            @Nullable String code,
            @Nullable String why) {

        static Found of(ArchiveMonths.Result result) {
            return switch (result) {
                case ArchiveMonths.Result.Done(var months, var moved, var files) ->
                        new Found(
                                true,
                                months.stream().map(YearMonth::toString).toList(),
                                moved,
                                files,
                                null,
                                null);
                case ArchiveMonths.Result.Refused(var code, var why) ->
                        new Found(false, List.of(), 0, List.of(), code, why);
            };
        }

        String text() {
            if (!ok) {
                return "not archived: %s (%s)".formatted(why, code);
            }
            return months.isEmpty()
                    ? "nothing to archive"
                    : "archived %s: %,d transfers moved, %,d bytes in %d files"
                            .formatted(
                                    String.join(", ", months),
                                    moved,
                                    files.stream().mapToLong(ArchivedFile::bytes).sum(),
                                    files.size());
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Verifies an archived month with the public key alone: the signature of its manifest",
                "and every byte of its files, which stand beside it. It needs no database."
            })
    int verify(
            @Parameters(paramLabel = "MONTH.json", description = "The manifest, as in \"archive\".")
                    Path file,
            @Option(
                            names = "--key",
                            paramLabel = "PUBLIC.pem",
                            required = true,
                            description = "The public key of the certificates, in PEM.")
                    Path key,
            @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
            throws IOException {
        for (var given : List.of(file, key)) {
            if (!Files.isRegularFile(given)) {
                throw new DataDirectory.Refused(given + " is not a file");
            }
        }
        var verdict =
                SignedArchive.verify(file, Files.readString(key, StandardCharsets.ISO_8859_1));
        Result.print(
                System.out,
                json,
                verdict,
                verdict.ok()
                        ? "the archive of %s holds: %,d transfers in %d files"
                                .formatted(verdict.month(), verdict.transfers(), verdict.files())
                        : "the archive does NOT hold: " + verdict.why());
        return verdict.ok() ? 0 : 1;
    }

    @Override
    public Integer call() {
        if (keepMonths != null && keepMonths < 0) {
            throw new DataDirectory.Refused("--keep-months is not below 0");
        }
        try (var database = LocalDatabase.of(which.path());
                var rooms = Rooms.open(database)) {
            var progress = new Progress(System.err);
            var found =
                    Found.of(
                            rooms.getBean(ArchiveMonths.class)
                                    .archive(month, keepMonths, progress::say));
            Result.print(System.out, which.json, found, found.text());
            return found.ok() ? 0 : 1;
        }
    }
}
