package io.larder.sandbox.book;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Money that really moved; the journal is what a judge believes.
 *
 * @param id counts up from 1
 * @param minor positive, in fen; a refund goes the other way
 * @param refundNumber the merchant's refund number; empty for a payment
 */
public record JournalEntry(
        long id,
        Kind kind,
        String orderNumber,
        String transactionId,
        String refundNumber,
        long minor,
        String currency,
        Instant at,
        LocalDate businessDate)
        implements Fact {

    /** Which way the money went. */
    public enum Kind {
        PAYMENT,
        REFUND
    }

    @Override
    public Long key() {
        return id;
    }
}
