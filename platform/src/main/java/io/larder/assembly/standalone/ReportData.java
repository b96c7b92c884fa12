package io.larder.assembly.standalone;

import io.larder.books.LedgerEntry;
import io.larder.books.Reports;
import io.larder.edge.Sheet;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports of the books, whether the platform runs or not. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Reports of the books, as text, CSV or XLSX.",
        synopsisSubcommandLabel = "NAME")
public final class ReportData {

    /** Where a report goes, and how. */
    private static final class Where {

        @Mixin private WhichData which = new WhichData();

        @Option(
                names = "--entity",
                paramLabel = "ID",
                description = "The books of this legal entity alone.")
        private @Nullable String entity;

        @Option(names = "--format", description = "csv or xlsx; csv when only --out is given.")
        private Sheet.@Nullable Format format;

        @Option(names = "--out", paramLabel = "FILE", description = "Write here, not on stdout.")
        private @Nullable Path out;

        boolean isSheet() {
            return format != null || out != null;
        }

        int sheet(Reports.Kind kind, Consumer<Sheet> rows) throws IOException {
            try (var stream = stream();
                    var sheet = kind.open(format == null ? Sheet.Format.CSV : format, stream)) {
                rows.accept(sheet);
            }
            if (out != null) {
                Result.print(System.out, which.json, Map.of("file", out.toString()), out + "");
            }
            return 0;
        }

        private OutputStream stream() throws IOException {
            return out == null
                    ? new Kept(System.out)
                    : new BufferedOutputStream(Files.newOutputStream(out));
        }

        int with(Asking asking) throws IOException {
            try (var database = LocalDatabase.of(which.path());
                    var rooms = Rooms.open(database)) {
                return asking.of(rooms.getBean(Reports.class));
            }
        }
    }

    private interface Asking {
        int of(Reports reports) throws IOException;
    }

    /** Stdout is flushed at a report's end, and stays open. */
    private static final class Kept extends BufferedOutputStream {

        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    @Command(
            name = "trial-balance",
            mixinStandardHelpOptions = true,
            description = "What every account held at any past moment; now without a moment.")
    int trialBalance(
            @Mixin Where where,
            @Option(names = "--at", paramLabel = "TIME", description = "RFC 3339 with its offset.")
                    @Nullable String at,
            @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "A day's end.")
                    @Nullable LocalDate date)
            throws IOException {
        if (at != null && date != null) {
            throw new DataDirectory.Refused("say --at or --date, not both");
        }
        return where.with(
                reports -> {
                    var report =
                            date == null
                                    ? reports.trialBalance(moment(at), where.entity)
                                    : reports.trialBalance(date, where.entity);
                    if (where.isSheet()) {
                        where.sheet(Reports.Kind.TRIAL_BALANCE, report::write);
                    } else {
                        var text = new StringBuilder();
                        report.accounts()
                                .forEach(
                                        line ->
                                                text.append(
                                                        "%-44s %-44s %,18d %,18d%n"
                                                                .formatted(
                                                                        line.legalEntityId(),
                                                                        line.account(),
                                                                        line.debits().minor(),
                                                                        line.credits().minor())));
                        text.append(
                                report.balanced()
                                        ? "debits are credits, in every legal entity's books"
                                        : "debits are NOT credits");
                        Result.print(System.out, where.which.json, report, text.toString());
                    }
                    return report.balanced() ? 0 : 1;
                });
    }

    private static @Nullable Instant moment(@Nullable String at) {
        try {
            return at == null ? null : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException notOne) {
            throw new DataDirectory.Refused("--at is a time such as 2026-11-23T10:00:00+08:00");
        }
    }

    @Command(
            name = "general-ledger",
            mixinStandardHelpOptions = true,
            description = "Opening, debits, credits and closing by account, legal entity and day.")
    int generalLedger(
            @Mixin Where where,
            @Option(names = "--from", required = true, paramLabel = "YYYY-MM-DD") LocalDate from,
            @Option(names = "--to", required = true, paramLabel = "YYYY-MM-DD") LocalDate to)
            throws IOException {
        return where.with(
                reports -> {
                    if (where.isSheet() || !where.which.json) {
                        return where.sheet(
                                Reports.Kind.GENERAL_LEDGER,
                                sheet ->
                                        reports.generalLedger(
                                                from,
                                                to,
                                                where.entity,
                                                entry -> Reports.write(entry, sheet)));
                    }
                    var entries = new ArrayList<LedgerEntry>();
                    reports.generalLedger(from, to, where.entity, entries::add);
                    Result.print(System.out, true, Map.of("entries", entries), "");
                    return 0;
                });
    }

    @Command(
            name = "netting",
            mixinStandardHelpOptions = true,
            description = "What legal entities came to owe each other in a month.")
    int netting(
            @Mixin Where where,
            @Option(names = "--month", required = true, paramLabel = "YYYY-MM") YearMonth month)
            throws IOException {
        return where.with(
                reports -> {
                    var report = reports.netting(month);
                    if (where.isSheet()) {
                        return where.sheet(Reports.Kind.NETTING, report::write);
                    }
                    var text = new StringBuilder();
                    report.pairs()
                            .forEach(
                                    pair ->
                                            text.append(
                                                    "%s owes %s %,d fen, is owed %,d; %s pays %,d%n"
                                                            .formatted(
                                                                    pair.first().id(),
                                                                    pair.second().id(),
                                                                    pair.firstOwes().minor(),
                                                                    pair.secondOwes().minor(),
                                                                    pair.payerId(),
                                                                    pair.net().minor())));
                    Result.print(
                            System.out,
                            where.which.json,
                            report,
                            text.isEmpty() ? "nothing between legal entities" : text.toString());
                    return 0;
                });
    }
}
