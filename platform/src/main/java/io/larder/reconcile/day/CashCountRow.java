package io.larder.reconcile.day;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The last count of a drawer for a business date.
 *
 * @param id drawer and date, parted by a slash
 * @param expectedMinor the drawer's net takings of that date
 * @param countedMinor the takings that were counted
 * @param countedBy the principal
 */
record CashCountRow(
        String id,
        String drawerId,
        LocalDate businessDate,
        long expectedMinor,
        long countedMinor,
        String countedBy,
        Instant countedAt) {

    /** What lay in the drawer more than it should; below zero when it was less. */
    long overMinor() {
        return Math.subtractExact(countedMinor, expectedMinor);
    }

    static String idOf(String drawerId, LocalDate date) {
        return drawerId + "/" + date;
    }
}
