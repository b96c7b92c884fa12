package io.larder.reconcile.match;

import io.larder.reconcile.bill.BillLine;
import io.larder.reconcile.bill.LineKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that we booked through a channel.
 *
 * @param orderId null when the money belonged to no order of ours
 * @param refundNumber our number of the refund; null for a payment
 * @param amountMinor above zero
 * @param businessDate under which we booked it
 * @param unappliedWhy the code of what kept a payment off its card; null when it is on the card,
 *     and for refunds
 */
public record Booking(
        LineKind kind,
        @Nullable String orderId,
        String channelOrderNumber,
        String transactionId,
        @Nullable String refundNumber,
        long amountMinor,
        LocalDate businessDate,
        @Nullable String unappliedWhy) {

    /** What it added to what the channel owes us. */
    public long bookedMinor() {
        return kind.signed(amountMinor);
    }

    /** Whether it is the payment that made its order's credit. */
    public boolean isOnCard() {
        return kind == LineKind.PAYMENT && unappliedWhy == null;
    }

    /** What it is called on both sides. */
    public Name name() {
        return new Name(kind, channelOrderNumber, transactionId, refundNumber);
    }

    /**
     * What a payment or refund is called on both sides: it is the same one only where our number
     * and the channel's agree.
     */
    public record Name(
            LineKind kind,
            String channelOrderNumber,
            String transactionId,
            @Nullable String refundNumber) {

        /** The name of a bill's line. */
        public static Name of(BillLine line) {
            return new Name(
                    line.kind(),
                    line.channelOrderNumber(),
                    line.transactionId(),
                    line.refundNumber());
        }
    }
}
