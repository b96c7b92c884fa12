package io.larder.recharge;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back to its payer; never deleted.
 *
 * @param id the refund number at the channel, the same on every retry
 * @param totalMinor what the payment was
 * @param bonusMinor what was taken back for the bonus that the payment had brought
 * @param endedAt when the money went back, or when the channel refused for good
 */
record RefundRow(
        String id,
        String orderId,
        Kind kind,
        State state,
        String channel,
        @Nullable String channelOrderNumber,
        @Nullable String transactionId,
        @Nullable String drawerId,
        long amountMinor,
        long totalMinor,
        long bonusMinor,
        String reason,
        @Nullable String channelRefundId,
        int janitorTries,
        @Nullable Instant janitorDueAt,
        Instant askedAt,
        @Nullable Instant endedAt,
        LocalDate businessDate) {

    /** The channel's name of refunds that are paid from a drawer. */
    static final String CASH = "CASH";

    /** Why there is a refund. */
    enum Kind {
        /** A confirmed recharge is taken back. */
        RECHARGE,
        /** Money came that could not be put on a card. */
        UNAPPLIED
    }

    /** Where it stands. */
    enum State {
        DUE,
        SENT,
        REFUNDED,
        FAILED
    }

    RefundRow sent(@Nullable String refundId, Instant askAgainAt) {
        return changed(State.SENT, refundId, janitorTries + 1, askAgainAt, null, businessDate);
    }

    RefundRow dueAgainAt(Instant at) {
        return changed(state, channelRefundId, janitorTries + 1, at, null, businessDate);
    }

    RefundRow refunded(@Nullable String refundId, Instant at, LocalDate date) {
        return changed(State.REFUNDED, refundId, janitorTries, null, at, date);
    }

    RefundRow failed(Instant at) {
        return changed(State.FAILED, channelRefundId, janitorTries, null, at, businessDate);
    }

    private RefundRow changed(
            State next,
            @Nullable String refundId,
            int tries,
            @Nullable Instant dueAt,
            @Nullable Instant ended,
            LocalDate date) {
        return new RefundRow(
                id,
                orderId,
                kind,
                next,
                channel,
                channelOrderNumber,
                transactionId,
                drawerId,
                amountMinor,
                totalMinor,
                bonusMinor,
                reason,
                refundId,
                tries,
                dueAt,
                askedAt,
                ended,
                date);
    }
}
