package io.larder.sandbox.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice to the merchant.
 *
 * @param refundNumber the refund it tells of; empty when it tells of the payment
 * @param twist how a fault spoils it
 * @param saidMinor the amount it names: another than the truth when the notice lies
 * @param attempts deliveries made
 * @param dueAt the next delivery, in business time; null when there is none
 */
public record Notice(
        String id,
        String orderNumber,
        String refundNumber,
        Twist twist,
        long saidMinor,
        Instant createdAt,
        int attempts,
        State state,
        @Nullable Instant dueAt)
        implements Fact {

    /** How a fault spoils a notice. */
    public enum Twist {
        NONE,
        LOST,
        DUPLICATE,
        TAMPERED_SIGNATURE,
        TAMPERED_BODY
    }

    /** Where a notice stands. */
    public enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP,
        LOST,
        /** Handed out to a benchmark, which delivers it itself. */
        HANDED_OUT
    }

    @Override
    public String key() {
        return id;
    }

    /** Whether it tells of a refund. */
    public boolean ofRefund() {
        return !refundNumber.isEmpty();
    }

    /** This notice after a delivery. */
    public Notice after(State next, @Nullable Instant due) {
        return new Notice(
                id,
                orderNumber,
                refundNumber,
                twist,
                saidMinor,
                createdAt,
                attempts + 1,
                next,
                due);
    }
}
