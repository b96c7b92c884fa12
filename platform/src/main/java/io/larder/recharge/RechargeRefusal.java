package io.larder.recharge;

import io.larder.card.CardRefusal;
import io.larder.ledger.Refusal;
import java.util.Locale;
import java.util.Map;

/** Why a recharge was not accepted, or not refunded. */
sealed interface RechargeRefusal extends Refusal {

    /** The card's own refusal. */
    record OfCard(CardRefusal why) implements RechargeRefusal {
        @Override
        public String code() {
            return why.code();
        }

        @Override
        public Map<String, Long> figures() {
            return why.figures();
        }
    }

    /** Refusals that need no figure; the code is the name in lower case. */
    enum Plain implements RechargeRefusal {
        /** No order has this id. */
        UNKNOWN_RECHARGE,
        /** Only a confirmed or reconciled recharge can be refunded. */
        RECHARGE_NOT_REFUNDABLE,
        /** The order has ended and cannot be closed. */
        RECHARGE_NOT_OPEN,
        /** No chargeback has this id. */
        UNKNOWN_CHARGEBACK,
        /** The recharge's money was taken back before. */
        CHARGEBACK_KNOWN,
        /** More than the recharge brought through a channel and was not refunded. */
        CHARGEBACK_ABOVE_RECHARGE,
        /** It was won or lost before. */
        CHARGEBACK_ENDED;

        @Override
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * With earlier refunds it would be more than was paid.
     *
     * @param leftMinor what of the payment was not refunded yet
     */
    record AboveRecharge(long leftMinor) implements RechargeRefusal {
        @Override
        public String code() {
            return "refund_above_recharge";
        }

        @Override
        public Map<String, Long> figures() {
            return Map.of("leftMinor", leftMinor);
        }
    }
}
