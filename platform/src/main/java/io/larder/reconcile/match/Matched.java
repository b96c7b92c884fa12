package io.larder.reconcile.match;

import io.larder.reconcile.bill.BillLine;
import java.util.List;

/**
 * What came of matching a bill.
 *
 * @param pairs lines that agree in everything with a booking
 * @param differences everything else, on either side
 * @param feeMinor the fees to be booked as such, what refunds gave back taken off; what a fee
 *     differs from the terms stands in its difference instead
 */
public record Matched(List<Pair> pairs, List<Difference> differences, long feeMinor) {

    /** A line and the booking that it agrees with. */
    public record Pair(BillLine line, Booking booking) {}
}
