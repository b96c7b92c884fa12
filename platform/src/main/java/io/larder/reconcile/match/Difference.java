package io.larder.reconcile.match;

import io.larder.reconcile.bill.BillLine;
import org.jspecify.annotations.Nullable;

/**
 * One disagreement, and what it puts on the channel's suspense account.
 *
 * @param name what the money is called
 * @param orderId our order; null when it is none of ours
 * @param line the bill's line; null when the bill has none
 * @param bookedMinor what we booked, refunds below zero; 0 when nothing
 * @param billMinor what the bill claims for it, refunds below zero; 0 when nothing
 * @param suspenseDebitMinor debit of suspense and credit of the receivable; the other way when
 *     below zero; 0 where the money agrees and only its circumstances differ
 */
public record Difference(
        DifferenceType type,
        Booking.Name name,
        @Nullable String orderId,
        @Nullable BillLine line,
        long bookedMinor,
        long billMinor,
        long suspenseDebitMinor) {}
