package io.larder.assembly.standalone;

import io.larder.ledger.archive.ArchiveMonths;
import io.larder.ledger.archive.ArchivePart;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Moves the transfers of closed months to archives, whether the platform runs or not. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = {
            "Moves the transfers of closed months from the database to sealed, compressed files in",
            "the directory \"archive\" of the data directory. Audit, statements and reports go on",
            "reading them. May be interrupted and given again: it goes on where it was."
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
            List<Archived> files,
            @Nullable String code,
            @Nullable String why) {

        static Found of(ArchiveMonths.Result result) {
            return switch (result) {
                case ArchiveMonths.Result.Done(var months, var moved, var files) ->
                        new Found(
                                true,
                                months.stream().map(YearMonth::toString).toList(),
                                moved,
                                files.stream().map(Archived::of).toList(),
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
                                    files.stream().mapToLong(Archived::bytes).sum(),
                                    files.size());
        }
    }

    /** A file. */
    record Archived(
            String file,
            String month,
            int lane,
            long afterBatch,
            long lastBatch,
            long transfers,
            long bytes,
            String sha256) {

        static Archived of(ArchivePart part) {
            return new Archived(
                    part.file(),
                    part.month(),
                    part.lane(),
                    part.afterBatch(),
                    part.lastBatch(),
                    part.transfers(),
                    part.bytes(),
                    part.sha256());
        }
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
