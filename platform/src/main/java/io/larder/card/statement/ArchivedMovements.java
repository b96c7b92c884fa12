package io.larder.card.statement;

import io.larder.card.statement.Movement.Place;
import io.larder.ledger.Archive;
import io.larder.ledger.ArchivedTransfer;
import io.larder.ledger.Balance;
import io.larder.ledger.Chart;
import io.larder.ledger.StoredTransfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Movements that are no longer in the table. */
final class ArchivedMovements {

    private ArchivedMovements() {}

    /**
     * Those between two places or at the first, the oldest first.
     *
     * @param newest at least so many of the newest
     */
    static List<Movement> of(
            Archive archive, List<String> names, Place from, Place end, int newest) {
        var found = new ArrayList<Movement>();
        for (var it : archive.ofAccounts(names, from.at(), end.at(), newest)) {
            var row = it.transfer();
            var place = new Place(it.at(), it.lane(), row.batch(), row.idx());
            if (place.compareTo(from) < 0 || place.compareTo(end) >= 0) {
                continue;
            }
            if (names.contains(row.debit())) {
                var moved = Balance.ZERO.debit(row.phase(), row.amountMinor());
                var beyond = beyond(row.credit(), it.after(), false);
                found.add(movement(it, place, row.debit(), beyond, moved));
            }
            if (names.contains(row.credit())) {
                var moved = Balance.ZERO.credit(row.phase(), row.amountMinor());
                var beyond = beyond(row.debit(), it.before(), true);
                found.add(movement(it, place, row.credit(), beyond, moved));
            }
        }
        found.sort(Comparator.comparing(Movement::place));
        return found;
    }

    /** The transfer next to one on a clearing account tells whom it was for. */
    private static String beyond(String counter, @Nullable StoredTransfer next, boolean debit) {
        if (next == null || Chart.clearingPair(counter).isEmpty()) {
            return counter;
        }
        return debit ? next.debit() : next.credit();
    }

    private static Movement movement(
            ArchivedTransfer it, Place place, String name, String counter, Balance moved) {
        var row = it.transfer();
        return new Movement(
                place,
                it.businessDate(),
                row.code(),
                row.reference(),
                row.phase(),
                name.endsWith("/bonus"),
                counter,
                moved);
    }
}
