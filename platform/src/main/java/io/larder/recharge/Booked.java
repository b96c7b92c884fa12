package io.larder.recharge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money of a channel as we booked it, to be held against the channel's bill.
 *
 * @param orderId empty when the money belonged to no order of ours
 * @param transactionId the channel's number of the payment
 * @param refundNumber our number of the refund; null for a payment
 * @param unappliedWhy the code of what kept a payment off its card, such as {@code
 *     amount_mismatch}; null when it is on the card, and for refunds
 */
public record Booked(
        Kind kind,
        String orderId,
        String channelOrderNumber,
        String transactionId,
        @Nullable String refundNumber,
        long amountMinor,
        LocalDate businessDate,
        @Nullable String unappliedWhy) {

    /** Which way it went. */
    public enum Kind {
        PAYMENT,
        REFUND
    }
}
