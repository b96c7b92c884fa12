package io.larder.simulation.purse;

import io.larder.ledger.Changes;
import io.larder.ledger.Reads;
import io.larder.ledger.View;
import io.larder.simulation.purse.PurseRows.LotRow;
import io.larder.simulation.purse.PurseRows.PurseRow;

/** Money of a purse comes in lots, and what came first goes first. */
final class Lots {

    private Lots() {}

    /** The open lots that were not looked for yet. */
    static Reads missing(View view, String purse) {
        var reads = Reads.NONE;
        var row = view.find(PurseRows.PURSES, purse);
        for (int i = row == null ? 0 : row.oldest(); row != null && i < row.next(); i++) {
            var id = PurseRows.lot(purse, i);
            if (!view.knows(PurseRows.LOTS, id)) {
                reads = reads.and(Reads.row(PurseRows.LOTS, id));
            }
        }
        return reads;
    }

    /** A new lot. */
    static Changes add(View view, String purse, long amount) {
        var row = view.find(PurseRows.PURSES, purse);
        int number = row == null ? 0 : row.next();
        var lot = new LotRow(PurseRows.lot(purse, number), purse, amount);
        var changes = Changes.NONE.insert(PurseRows.LOTS, lot);
        return row == null
                ? changes.insert(PurseRows.PURSES, new PurseRow(purse, 0, 1, 1))
                : changes.update(
                        PurseRows.PURSES,
                        new PurseRow(purse, row.oldest(), number + 1, row.version() + 1));
    }

    /** Takes an amount that is there. */
    static Changes take(View view, String purse, long amount) {
        var row = view.row(PurseRows.PURSES, purse);
        var changes = Changes.NONE;
        long left = amount;
        int oldest = row.oldest();
        for (int i = row.oldest(); left > 0; i++) {
            var lot = view.row(PurseRows.LOTS, PurseRows.lot(purse, i));
            long taken = Math.min(left, lot.leftMinor());
            left -= taken;
            var after = new LotRow(lot.id(), purse, lot.leftMinor() - taken);
            changes = changes.update(PurseRows.LOTS, after);
            oldest = after.leftMinor() == 0 ? i + 1 : i;
        }
        return changes.update(
                PurseRows.PURSES, new PurseRow(purse, oldest, row.next(), row.version() + 1));
    }
}
