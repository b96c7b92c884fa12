package io.larder.recharge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.larder.card.Credit;
import io.larder.ledger.Event;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the outbox tells of recharges. */
public sealed interface RechargeEvent extends Event {

    /** An order was accepted and waits for its money. */
    record Occurred(String orderId, String cardId, long amountMinor, PayWith payWith)
            implements RechargeEvent {
        @Override
        public String type() {
            return "recharge.occurred";
        }
    }

    /**
     * The money is on the card.
     *
     * @param cardId the card it is on: the order's, or its successor
     * @param cardVersion the card's version afterwards; the events of a card are ordered by it
     * @param balanceMinor principal on the card afterwards
     * @param bonusMinor what was given on top, left out where there is none
     */
    record Confirmed(
            String orderId,
            String cardId,
            long cardVersion,
            String lotId,
            long amountMinor,
            long balanceMinor,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long bonusMinor,
            Method method,
            PayWith payWith,
            String storeId,
            LocalDate businessDate)
            implements RechargeEvent {

        static Confirmed of(OrderRow order, Credit.Credited credited, LocalDate businessDate) {
            return new Confirmed(
                    order.id(),
                    credited.cardId(),
                    credited.version(),
                    credited.lotId(),
                    order.amountMinor(),
                    credited.balanceMinor(),
                    credited.bonus() == null ? null : credited.bonus().minor(),
                    order.method(),
                    order.payWith(),
                    order.storeId(),
                    businessDate);
        }

        @Override
        public String type() {
            return "recharge.confirmed";
        }
    }

    /** Money came that could not be put on a card, and is being refunded. */
    record Unapplied(String orderId, String receiptId, long amountMinor, String why)
            implements RechargeEvent {
        @Override
        public String type() {
            return "recharge.unapplied";
        }
    }

    /** The channel named two different amounts for one payment. */
    record AmountDisputed(String orderId, String receiptId, long otherMinor)
            implements RechargeEvent {
        @Override
        public String type() {
            return "recharge.amount_disputed";
        }
    }

    /** The order ended without money. */
    record Ended(String orderId, OrderState state) implements RechargeEvent {
        @Override
        public String type() {
            return "recharge.ended";
        }
    }

    /** The money went back. */
    record Refunded(String orderId, String refundId, long amountMinor) implements RechargeEvent {
        @Override
        public String type() {
            return "recharge.refunded";
        }
    }
}
