package io.larder.sandbox.book;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's order, and its payment once there is one.
 *
 * @param number the merchant's own number
 * @param qr the content of its code
 * @param minor what it asks for, in fen
 * @param fingerprint the parameters it was created with: the same number with others is refused
 * @param keyId which of the vendor's keys the merchant verifies with
 * @param qrExpiresAt when a code that nobody has scanned stops working
 * @param expiresAt when the order closes unpaid; null while that depends on the scan
 * @param expiresAfterScan how long after its scan it closes, where no instant was given
 * @param scannedAt when a payer first scanned it
 * @param status as stored; {@link #statusAt} counts in the expiry
 * @param payer who paid, or holds the payment in flight
 * @param inFlight whether a payment is on its way that will arrive after the close
 * @param landsAt when the payment in flight arrives
 * @param transactionId the vendor's number, once there is one
 * @param paidMinor what the payer really paid
 * @param refundedMinor how much of it went back
 */
public record Order(
        String number,
        String qr,
        long minor,
        String currency,
        String description,
        String attach,
        String notifyUrl,
        String fingerprint,
        String keyId,
        Instant createdAt,
        Instant qrExpiresAt,
        @Nullable Instant expiresAt,
        @Nullable Duration expiresAfterScan,
        @Nullable Instant scannedAt,
        Status status,
        @Nullable Instant endedAt,
        String payer,
        boolean inFlight,
        @Nullable Instant landsAt,
        String transactionId,
        long paidMinor,
        @Nullable Instant paidAt,
        long refundedMinor)
        implements Fact {

    /** Where an order stands. */
    public enum Status {
        OPEN,
        PAID,
        CLOSED
    }

    @Override
    public String key() {
        return number;
    }

    /** Where it stands at an instant: an open order past its expiry is closed. */
    public Status statusAt(Instant now) {
        boolean over =
                expiresAt != null ? !now.isBefore(expiresAt) : scannedAt == null && qrIsDead(now);
        return status == Status.OPEN && over ? Status.CLOSED : status;
    }

    private boolean qrIsDead(Instant now) {
        return !now.isBefore(qrExpiresAt);
    }

    /** When the payment was made; only of a paid order. */
    public Instant paid() {
        if (paidAt == null) {
            throw new IllegalStateException("not paid");
        }
        return paidAt;
    }

    /** Whether a code nobody has scanned is too old to scan. */
    public boolean unscannable(Instant now) {
        return scannedAt == null && qrIsDead(now);
    }

    /** This order after its first scan, with the vendor's number. */
    public Order scanned(Instant at, String transaction) {
        Instant end =
                expiresAt == null && expiresAfterScan != null
                        ? at.plus(expiresAfterScan)
                        : expiresAt;
        return new Order(
                number,
                qr,
                minor,
                currency,
                description,
                attach,
                notifyUrl,
                fingerprint,
                keyId,
                createdAt,
                qrExpiresAt,
                end,
                expiresAfterScan,
                at,
                status,
                endedAt,
                payer,
                inFlight,
                landsAt,
                transaction,
                paidMinor,
                paidAt,
                refundedMinor);
    }

    /** This order paid. */
    public Order paidBy(String who, long paid, Instant at) {
        return with(Status.PAID, endedAt, who, false, null, paid, at, refundedMinor);
    }

    /** This order with a payment on its way. */
    public Order inFlightFrom(String who, long paid, Instant lands) {
        return with(status, endedAt, who, true, lands, paid, paidAt, refundedMinor);
    }

    /** This order with its payment's arrival set anew. */
    public Order landing(Instant lands) {
        return with(status, endedAt, payer, true, lands, paidMinor, paidAt, refundedMinor);
    }

    /** This order closed; a payment in flight stays so. */
    public Order closed(Instant at) {
        return with(Status.CLOSED, at, payer, inFlight, landsAt, paidMinor, paidAt, refundedMinor);
    }

    /** This order with more of its payment refunded. */
    public Order refunded(long minorMore) {
        return with(
                status,
                endedAt,
                payer,
                inFlight,
                landsAt,
                paidMinor,
                paidAt,
                refundedMinor + minorMore);
    }

    private Order with(
            Status newStatus,
            @Nullable Instant ended,
            String who,
            boolean flying,
            @Nullable Instant lands,
            long paid,
            @Nullable Instant at,
            long refunded) {
        return new Order(
                number,
                qr,
                minor,
                currency,
                description,
                attach,
                notifyUrl,
                fingerprint,
                keyId,
                createdAt,
                qrExpiresAt,
                expiresAt,
                expiresAfterScan,
                scannedAt,
                newStatus,
                ended,
                who,
                flying,
                lands,
                transactionId,
                paid,
                at,
                refunded);
    }
}
