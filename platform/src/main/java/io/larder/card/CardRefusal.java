package io.larder.card;

import io.larder.ledger.Refusal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Why a card's room changed nothing. */
public sealed interface CardRefusal extends Refusal {

    /** Refusals that need no figure; the code is the name in lower case. */
    enum Plain implements CardRefusal {
        /** No card has this id or number. */
        UNKNOWN_CARD,
        /**
         * Nothing, or nothing right, shows that it belongs to who wants its money; or there is
         * none.
         */
        CARD_NOT_PROVEN,
        /** It was made and not activated yet. */
        CARD_NOT_ACTIVE,
        /** It is frozen. */
        CARD_FROZEN,
        /** It has ended. */
        CARD_CLOSED,
        /** Its last day has passed. */
        CARD_EXPIRED,
        /** Its status does not allow this step, such as unfreezing a card that is not frozen. */
        CARD_STATUS_FORBIDS,
        /** It is frozen for a reason that this does not lift: a court's order, a chargeback. */
        CARD_FREEZE_STAYS,
        /** Only a named card can be reported lost: whoever has an unnamed one owns it. */
        CARD_NOT_NAMED,
        /** Somebody else is its registered holder. */
        NOT_THE_HOLDER,
        /** It was replaced, or its holds changed, between looking and asking: ask again. */
        CARD_IN_MOTION,
        /** The card that is to take its place was used before. */
        SUCCESSOR_IN_USE,
        /** One is named and the other is not, or the money would end sooner there. */
        CARDS_DO_NOT_MATCH,
        /** Some of its money is held for a store. */
        CARD_HAS_HOLDS,
        /** A recharge of it waits for its money. */
        RECHARGE_UNDER_WAY,
        /** What it holds is not what the quote said. */
        QUOTE_CHANGED,
        /** It holds money, and nobody was named who gets it. */
        PAYEE_REQUIRED,
        /** It holds nothing that could be paid. */
        NOTHING_TO_PAY,
        /** Its holder was registered without a name; register it first. */
        HOLDER_NAME_UNKNOWN,
        /** No payout has this id. */
        UNKNOWN_PAYOUT,
        /** It was paid before. */
        PAYOUT_NOT_DUE,
        /** The law wants a registered holder first. */
        REAL_NAME_REQUIRED,
        /** The law wants this paid by transfer, not in cash. */
        CASH_NOT_ALLOWED,
        /** It holds the money of too many payments that are not used up. */
        CARD_LOTS_FULL,
        /** Less is available than is asked for. */
        NOT_ENOUGH_MONEY,
        /** Both cards of a transfer are the same. */
        TRANSFER_TO_ITSELF,
        /** No spend has this id. */
        UNKNOWN_SPEND,
        /** All of it was given back already. */
        SPEND_REFUNDED,
        /** More than is left of the spend was asked for. */
        ABOVE_SPEND,
        /** The card that paid can take its money back, so no other card does. */
        REFUND_TO_OWN_CARD,
        /** The other card is not of the same holder. */
        REFUND_TO_OTHER_HOLDER,
        /** No hold has this id. */
        UNKNOWN_HOLD,
        /** It was committed, voided or ran out. */
        HOLD_ENDED,
        /** More than is held was asked for. */
        ABOVE_HOLD,
        /** Its time has not run out yet. */
        HOLD_NOT_EXPIRED,
        /** Bonus has not run out, or is held: only the platform itself asks. */
        BONUS_NOT_DUE,
        /** No adjustment has this id. */
        UNKNOWN_ADJUSTMENT,
        /** It was decided or withdrawn, or its time ran out. */
        ADJUSTMENT_ENDED,
        /** Its time has not run out yet: only the platform itself asks. */
        ADJUSTMENT_NOT_EXPIRED,
        /** Who asked for an adjustment does not decide about it. */
        SECOND_PERSON_REQUIRED,
        /** Only who asked for an adjustment takes it back. */
        NOT_THE_MAKER,
        /** Nothing that is owed has this id. */
        UNKNOWN_CLAIM,
        /** No campaign has this id. */
        UNKNOWN_CAMPAIGN,
        /** It was ended before. */
        CAMPAIGN_ENDED,
        /** It has a registered holder already, another one. */
        CARD_HAS_HOLDER,
        /** No product has this id. */
        UNKNOWN_CARD_PRODUCT,
        /** Cards of this product are not issued any more. */
        CARD_PRODUCT_INACTIVE,
        /** The number belongs to another card; a new one must be drawn. */
        CARD_NUMBER_TAKEN;

        @Override
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One of the cards that should pay a sale refuses.
     *
     * @param tender which of them, from 0
     */
    record OfTender(int tender, CardRefusal why) implements CardRefusal {

        @Override
        public String code() {
            return why.code();
        }

        @Override
        public Map<String, Long> figures() {
            var figures = new HashMap<>(why.figures());
            figures.put("tender", (long) tender);
            return figures;
        }
    }

    /**
     * The card would hold more than it may.
     *
     * @param limitMinor the most that it may hold
     */
    record OverLimit(long limitMinor) implements CardRefusal {
        @Override
        public String code() {
            return "card_over_limit";
        }

        @Override
        public Map<String, Long> figures() {
            return Map.of("limitMinor", limitMinor);
        }
    }

    /**
     * So much of the recharge was spent, or is held, that it cannot be refunded as asked.
     *
     * @param refundableMinor what can be refunded now
     */
    record RechargeSpent(long refundableMinor) implements CardRefusal {
        @Override
        public String code() {
            return "recharge_spent";
        }

        @Override
        public Map<String, Long> figures() {
            return Map.of("refundableMinor", refundableMinor);
        }
    }

    /**
     * Less of a claim is left than should be written off.
     *
     * @param leftMinor what can be written off of it now
     */
    record AboveClaim(long leftMinor) implements CardRefusal {
        @Override
        public String code() {
            return "above_claim";
        }

        @Override
        public Map<String, Long> figures() {
            return Map.of("leftMinor", leftMinor);
        }
    }
}
