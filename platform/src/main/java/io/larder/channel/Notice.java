package io.larder.channel;

import io.larder.money.Money;
import java.time.Instant;
import java.util.Locale;

/** What a vendor's notice turned out to be. */
public sealed interface Notice {

    /** Genuine: an order was paid. */
    record Payment(Evidence evidence) implements Notice {}

    /**
     * Genuine: a refund ended.
     *
     * @param succeeded false when the channel could not send the money back
     */
    record Refund(
            String orderNumber,
            String refundNumber,
            String channelRefundId,
            Money amount,
            Instant at,
            boolean succeeded)
            implements Notice {}

    /** Genuine, but nothing that moves money: answered as success and forgotten. */
    record Irrelevant(String what) implements Notice {}

    /** Not to be believed. */
    record Rejected(Reason reason) implements Notice {}

    /** Why a notice is not believed. */
    enum Reason {
        /** It carries no signature, or not all that a signature needs. */
        MISSING_SIGNATURE,
        /** The signature is not the vendor's over this body. */
        WRONG_SIGNATURE,
        /** It was signed too long ago, or in the future. */
        STALE,
        /** It is about another merchant or application. */
        OTHER_MERCHANT,
        /** It is signed rightly but cannot be read. */
        MALFORMED;

        /** The stable name for security events. */
        public String code() {
            return "notice_" + name().toLowerCase(Locale.ROOT);
        }
    }
}
