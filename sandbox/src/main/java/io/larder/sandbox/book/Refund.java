package io.larder.sandbox.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund of part or all of a payment.
 *
 * @param number the merchant's own number, unique within its order
 * @param vendorId the vendor's number
 * @param fingerprint the parameters it was asked for with
 * @param notifyUrl where its end is notified; empty for nowhere
 * @param settledAt when the money went back; null while it is on its way
 */
public record Refund(
        String number,
        String orderNumber,
        String vendorId,
        long minor,
        String reason,
        String fingerprint,
        String notifyUrl,
        Instant createdAt,
        @Nullable Instant settledAt)
        implements Fact {

    @Override
    public String key() {
        return orderNumber + "\n" + number;
    }

    /** When the money went back; only of a settled refund. */
    public Instant settled() {
        if (settledAt == null) {
            throw new IllegalStateException("not settled");
        }
        return settledAt;
    }

    /** This refund, settled. */
    public Refund settled(Instant at) {
        return new Refund(
                number,
                orderNumber,
                vendorId,
                minor,
                reason,
                fingerprint,
                notifyUrl,
                createdAt,
                at);
    }
}
