package io.larder.books;

import io.larder.books.ReadBooks.Day;
import io.larder.books.ReadBooks.Line;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The general ledger of some days: for each account and legal entity each day on which money was
 * posted, and the first day of accounts that only carry a balance. Entries come by account, entity
 * and day; what is kept in memory is one figure for each line of the trial balance.
 */
@Component
public class GeneralLedger {

    private final ReadBooks books;

    GeneralLedger(ReadBooks books) {
        this.books = books;
    }

    /**
     * Reads it.
     *
     * @param from the first business date
     * @param to the last one
     * @param entity of this legal entity alone, or null for all
     */
    public void read(
            LocalDate from, LocalDate to, @Nullable String entity, Consumer<LedgerEntry> entries) {
        books.reading(
                sql -> {
                    var before = Cut.endOf(sql, from.minusDays(1));
                    var run = new Running(from, entity, entries);
                    books.heldAt(before)
                            .forEach((line, held) -> run.open(line, -held.balance().posted()));
                    books.days(before.until(Cut.endOf(sql, to)), run::day);
                    run.rest();
                    return run;
                });
    }

    /** The balances as they run from day to day. */
    private static final class Running {

        private final LocalDate from;
        private final @Nullable String entity;
        private final Consumer<LedgerEntry> entries;
        private final TreeMap<Line, Long> waiting = new TreeMap<>();
        private @Nullable Line current;
        private long balance;

        Running(LocalDate from, @Nullable String entity, Consumer<LedgerEntry> entries) {
            this.from = from;
            this.entity = entity;
            this.entries = entries;
        }

        void open(Line line, long opening) {
            if (isWanted(line) && opening != 0) {
                waiting.put(line, opening);
            }
        }

        void day(Day day) {
            if (!isWanted(day.line())) {
                return;
            }
            if (!day.line().equals(current)) {
                current = day.line();
                unmovedBefore(current);
                var opening = waiting.remove(current);
                balance = opening == null ? 0 : opening;
            }
            var entry =
                    LedgerEntry.of(
                            day.line(), day.date(), balance, day.debitsMinor(), day.creditsMinor());
            balance = entry.closing().minor();
            entries.accept(entry);
        }

        void rest() {
            unmovedBefore(null);
        }

        private void unmovedBefore(@Nullable Line next) {
            while (!waiting.isEmpty() && (next == null || waiting.firstKey().compareTo(next) < 0)) {
                var unmoved = waiting.pollFirstEntry();
                entries.accept(LedgerEntry.of(unmoved.getKey(), from, unmoved.getValue(), 0, 0));
            }
        }

        private boolean isWanted(Line line) {
            return entity == null || entity.equals(line.entity());
        }
    }
}
