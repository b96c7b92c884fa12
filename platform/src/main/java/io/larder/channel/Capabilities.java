package io.larder.channel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a channel can do and what it costs, from a date on.
 *
 * @param channel upper-case name
 * @param effectiveFrom first business date for which this holds
 * @param instruments how a customer can pay there
 * @param currency the only currency it takes, ISO 4217
 * @param minMinor least payment, minor units
 * @param maxMinor largest single payment, minor units
 * @param settlementDays business days from payment to our bank account
 * @param fee what the channel takes
 * @param refundWindowDays days after the payment in which it can be refunded
 * @param noticeFreshness how old a notice may be where the vendor signs each delivery's time; null
 *     where it does not, and a notice is then confirmed by a query
 * @param notYetFor how long after an order's expiry "no such order" still proves nothing
 * @param billReadyAt business time of the next day from which the bill can be asked for
 */
public record Capabilities(
        String channel,
        LocalDate effectiveFrom,
        Set<Instrument> instruments,
        String currency,
        long minMinor,
        long maxMinor,
        int settlementDays,
        FeeSchedule fee,
        int refundWindowDays,
        @Nullable Duration noticeFreshness,
        Duration notYetFor,
        LocalTime billReadyAt) {

    /** Copies the instruments. */
    public Capabilities {
        instruments = Set.copyOf(instruments);
    }

    /** Ways to pay. */
    public enum Instrument {
        /** The merchant shows a code, the customer scans it. */
        MERCHANT_QR,
        /** The customer shows a code, the till scans it. */
        PAYMENT_CODE,
        /** The customer's app or browser is handed over. */
        REDIRECT
    }
}
