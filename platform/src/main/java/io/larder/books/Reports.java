package io.larder.books;

import io.larder.edge.Sheet;
import io.larder.identity.LegalEntities;
import io.larder.ledger.BusinessClock;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reports of the books, for who asks over HTTP and for the command line. */
@Component
public class Reports {

    private final ReadBooks books;
    private final GeneralLedger ledger;
    private final LegalEntities entities;
    private final BusinessClock clock;

    Reports(ReadBooks books, GeneralLedger ledger, LegalEntities entities, BusinessClock clock) {
        this.books = books;
        this.ledger = ledger;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * A trial balance of a moment of business time. The last seconds may still change: a batch has
     * the time at which it was begun.
     *
     * @param moment null for now
     * @param entity of this legal entity alone, or null for all
     */
    public TrialBalanceReport trialBalance(@Nullable Instant moment, @Nullable String entity) {
        var at = moment == null ? clock.now() : moment;
        return books.reading(
                sql -> TrialBalanceReport.of(at, null, books.heldAt(Cut.at(sql, at)), entity));
    }

    /** A trial balance at the end of a business date; of today, as it is so far. */
    public TrialBalanceReport trialBalance(LocalDate date, @Nullable String entity) {
        return books.reading(
                sql ->
                        TrialBalanceReport.of(
                                null, date, books.heldAt(Cut.endOf(sql, date)), entity));
    }

    /** What legal entities came to owe each other in a month of business dates. */
    public NettingReport netting(YearMonth month) {
        return books.reading(
                sql -> {
                    var before = Cut.endOf(sql, month.atDay(1).minusDays(1));
                    var ranges = before.until(Cut.endOf(sql, month.atEndOfMonth()));
                    return NettingReport.of(month, books.cleared(ranges), entities.all());
                });
    }

    /** The general ledger, entry by entry. */
    public void generalLedger(
            LocalDate from, LocalDate to, @Nullable String entity, Consumer<LedgerEntry> entries) {
        ledger.read(from, to, entity, entries);
    }

    /** The names of a report's columns. */
    public enum Kind {
        TRIAL_BALANCE(TrialBalanceReport.COLUMNS),
        GENERAL_LEDGER(LedgerEntry.COLUMNS),
        NETTING(NettingReport.COLUMNS);

        private final List<String> columns;

        Kind(List<String> columns) {
            this.columns = columns;
        }

        /** Begins a sheet. */
        public Sheet open(Sheet.Format format, OutputStream out) throws IOException {
            return Sheet.open(format, out, name().toLowerCase(Locale.ROOT), columns);
        }

        List<String> columns() {
            return columns;
        }
    }

    /** An entry as a row of a sheet. */
    public static void write(LedgerEntry entry, Sheet sheet) {
        sheet.row(
                entry.legalEntityId(),
                entry.account(),
                entry.date(),
                entry.opening().currency(),
                Sheet.amount(entry.opening().minor()),
                Sheet.amount(entry.debits().minor()),
                Sheet.amount(entry.credits().minor()),
                Sheet.amount(entry.closing().minor()));
    }
}
