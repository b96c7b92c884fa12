package io.larder.reconcile.day;

import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Notes a drawer's count and books what it found too much or too little; a later count of the same
 * date takes the place of an earlier one, and only what it changes is booked.
 */
record NoteCount(CashCountRow row) implements Part<String, Never> {

    private static final String CODE = "cash-difference";

    @Override
    public Reads reads() {
        return Reads.row(ReconcileTables.CASH_COUNTS, row.id());
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        var before = view.find(ReconcileTables.CASH_COUNTS, row.id());
        if (row.equals(before)) {
            return new Step.Done<>(row.id(), Changes.NONE);
        }
        long booked = before == null ? 0 : before.overMinor();
        var changes =
                before == null
                        ? Changes.NONE.insert(ReconcileTables.CASH_COUNTS, row)
                        : Changes.NONE.update(ReconcileTables.CASH_COUNTS, row);
        return new Step.Done<>(
                row.id(), over(changes, Math.subtractExact(row.overMinor(), booked)));
    }

    private Changes over(Changes changes, long minor) {
        var cash = Chart.cash(row.drawerId());
        var overShort = Chart.cashOverShort(row.drawerId());
        var reference = "cash/" + row.id();
        if (minor > 0) {
            return changes.transfer(cash, overShort, minor, CODE, reference);
        }
        return minor < 0 ? changes.transfer(overShort, cash, -minor, CODE, reference) : changes;
    }
}
