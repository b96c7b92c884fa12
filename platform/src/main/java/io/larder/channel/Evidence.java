package io.larder.channel;

import io.larder.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Authenticated word from a channel that money moved to us.
 *
 * @param channel the channel's upper-case name
 * @param orderNumber our channel order number
 * @param transactionId the channel's own number of the payment; with {@code channel} it names the
 *     money for ever
 * @param amount what the payer paid
 * @param merchantId whose money it is at the channel
 * @param paidAt business instant of the payment, by the channel
 * @param businessDate the date under which the channel's bill lists it
 * @param payer the payer's identifier at the channel, in clear: to be kept only through the vault;
 *     null when the channel does not say
 * @param source how we heard of it
 */
public record Evidence(
        String channel,
        String orderNumber,
        String transactionId,
        Money amount,
        String merchantId,
        Instant paidAt,
        LocalDate businessDate,
        @Nullable String payer,
        Source source) {

    /** How the platform heard of a payment. */
    public enum Source {
        /** The vendor's notice. */
        NOTICE,
        /** The vendor's answer to our own question. */
        QUERY
    }

    /** Everything but the payer, which must not reach a log. */
    @Override
    public String toString() {
        return "Evidence[%s %s %s %s at %s by %s]"
                .formatted(channel, orderNumber, transactionId, amount, paidAt, source);
    }
}
