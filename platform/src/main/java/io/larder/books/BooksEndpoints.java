package io.larder.books;

import io.larder.edge.Answering;
import io.larder.edge.EdgeCodes;
import io.larder.edge.Sheet;
import io.larder.edge.TimeParameters;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The books over HTTP, for credentials that are limited to no store. The parameter {@code format}
 * or the header {@code Accept} asks for CSV or XLSX instead of JSON.
 */
@RestController
@RequestMapping("/api/v1")
class BooksEndpoints {

    /** More entries than this are for a file, not for an answer that is built in memory. */
    private static final int MOST_ENTRIES = 20_000;

    private static final int MOST_DAYS = 366;

    private final Reports reports;

    BooksEndpoints(Reports reports) {
        this.reports = reports;
    }

    /** The general ledger of some days; at most 20,000 entries, more as CSV or XLSX. */
    record GeneralLedgerView(LocalDate from, LocalDate to, List<LedgerEntry> entries) {}

    /**
     * What every account held at any past moment.
     *
     * @param at the moment, RFC 3339; now when neither it nor a date is given
     * @param date a business date, for its end
     * @param entity a legal entity's id, for its books alone
     */
    @GetMapping("/trial-balance")
    @Nullable TrialBalanceReport trialBalance(
            Caller caller,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(required = false) @Nullable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        caller.allowForWholeChain(Operation.BOOKS_READ);
        var wanted = Answering.format(request);
        TimeParameters.date("date", date);
        if (at != null && date != null) {
            throw EdgeCodes.INVALID_PARAMETER.problem("Say 'at' or 'date', not both.");
        }
        var report =
                date == null
                        ? reports.trialBalance(TimeParameters.moment("at", at), entity)
                        : reports.trialBalance(date, entity);
        if (wanted.isEmpty()) {
            return report;
        }
        var name = "trial-balance-" + (date == null ? "at" : date);
        file(response, wanted.get(), name, Reports.Kind.TRIAL_BALANCE, report::write);
        return null;
    }

    /**
     * Each account's opening balance, debits, credits and closing balance, by legal entity and
     * business day.
     *
     * @param from the first business date
     * @param to the last one, at most a year later
     * @param entity a legal entity's id, for its books alone
     */
    @GetMapping("/general-ledger")
    @Nullable GeneralLedgerView generalLedger(
            Caller caller,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(required = false) @Nullable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        caller.allowForWholeChain(Operation.BOOKS_READ);
        var wanted = Answering.format(request);
        TimeParameters.date("from", from);
        TimeParameters.date("to", to);
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw EdgeCodes.INVALID_PARAMETER.problem("'to' is at most a year after 'from'.");
        }
        if (wanted.isEmpty()) {
            return new GeneralLedgerView(from, to, entries(from, to, entity));
        }
        file(
                response,
                wanted.get(),
                "general-ledger-%s-%s".formatted(from, to),
                Reports.Kind.GENERAL_LEDGER,
                sheet ->
                        reports.generalLedger(
                                from, to, entity, entry -> Reports.write(entry, sheet)));
        return null;
    }

    /**
     * What legal entities came to owe each other in a month, and who pays whom.
     *
     * @param month as 2026-11
     */
    @GetMapping("/netting")
    @Nullable NettingReport netting(
            Caller caller,
            @RequestParam String month,
            @RequestParam(required = false) @Nullable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        caller.allowForWholeChain(Operation.BOOKS_READ);
        var wanted = Answering.format(request);
        var report = reports.netting(TimeParameters.month("month", month));
        if (wanted.isEmpty()) {
            return report;
        }
        var name = "netting-" + report.month();
        file(response, wanted.get(), name, Reports.Kind.NETTING, report::write);
        return null;
    }

    private static void file(
            HttpServletResponse response,
            Sheet.Format format,
            String name,
            Reports.Kind kind,
            Consumer<Sheet> rows)
            throws IOException {
        Answering.with(response, format, name, kind.columns(), rows);
    }

    private List<LedgerEntry> entries(LocalDate from, LocalDate to, @Nullable String entity) {
        var entries = new ArrayList<LedgerEntry>();
        reports.generalLedger(
                from,
                to,
                entity,
                entry -> {
                    if (entries.size() == MOST_ENTRIES) {
                        throw EdgeCodes.INVALID_PARAMETER.problem(
                                "More than %d entries: ask for fewer days, or for CSV or XLSX."
                                        .formatted(MOST_ENTRIES));
                    }
                    entries.add(entry);
                });
        return entries;
    }
}
