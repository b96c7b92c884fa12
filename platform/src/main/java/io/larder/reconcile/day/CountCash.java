package io.larder.reconcile.day;

import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.Key;
import io.larder.ledger.Never;
import io.larder.ledger.Outcome;
import io.larder.recharge.BookedMoney;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Takes a drawer's count for a business date. Its takings are counted, the drawer's own change
 * money left aside. Without a difference the drawer's cash recharges are reconciled; with one, what
 * is too much or too little is booked, and they stay confirmed.
 */
@Component
class CountCash {

    private static final long MOST_MINOR = 100_000_000_000L;

    private final CashCounts counts;
    private final BookedMoney booked;
    private final PostMatched posting;
    private final Posting ledger;
    private final BusinessDays days;
    private final BusinessClock clock;

    CountCash(
            CashCounts counts,
            BookedMoney booked,
            PostMatched posting,
            Posting ledger,
            BusinessDays days,
            BusinessClock clock) {
        this.counts = counts;
        this.booked = booked;
        this.posting = posting;
        this.ledger = ledger;
        this.days = days;
        this.clock = clock;
    }

    /** A count as it stands, and whether the key had been used before. */
    record Counted(CashCountRow row, boolean replayed) {}

    Counted count(
            Caller caller, IdempotencyKey key, String drawerId, LocalDate date, long countedMinor) {
        caller.allow(Operation.CASH_COUNT, storeOf(caller, drawerId), null, drawerId, 0);
        requireSensible(date, countedMinor);
        var row =
                new CashCountRow(
                        CashCountRow.idOf(drawerId, date),
                        drawerId,
                        date,
                        counts.takenMinor(drawerId, date),
                        countedMinor,
                        caller.id(),
                        clock.now().truncatedTo(ChronoUnit.MICROS));
        var outcome =
                ledger.asked(
                        new Key.Client(caller.id(), "CASH_COUNT", key.value(), key.bodyHash()),
                        new NoteCount(row));
        var stored = counts.find(row.id());
        if (stored.overMinor() == 0
                && counts.takenMinor(drawerId, date) == stored.expectedMinor()) {
            posting.mark(booked.cashOrders(drawerId, date));
        }
        boolean replayed = outcome instanceof Outcome.Done<String, Never> done && done.replayed();
        return new Counted(stored, replayed);
    }

    private void requireSensible(LocalDate date, long countedMinor) {
        if (date.isAfter(clock.today())) {
            throw EdgeCodes.INVALID_FIELD.problem("This business date has not begun.");
        }
        if (Math.abs(countedMinor) > MOST_MINOR) {
            throw EdgeCodes.INVALID_FIELD.problem("No drawer holds that much.");
        }
        if (days.isClosed(date)) {
            throw ReconcileCodes.DAY_CLOSED.problem("Count the drawer before the day is closed.");
        }
    }

    /** The store in the caller's scope that has the drawer; else a name that is in no scope. */
    private static String storeOf(Caller caller, String drawerId) {
        return caller.stores().entrySet().stream()
                .filter(store -> store.getValue().drawers().contains(drawerId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
