package io.larder.recharge;

import java.util.EnumMap;
import java.util.Map;

/** Where a recharge stands. What can follow what is the table {@link #NEXT}, and nowhere else. */
public enum OrderState {
    /** Asked for; the customer can pay. */
    OCCURRED,
    /** Nobody knows whether the channel has the order; its janitor asks. */
    UNKNOWN,
    /** The money came and is on the card. */
    CONFIRMED,
    /** And the channel's bill, or the drawer's count, says the same. */
    RECONCILED,
    /** Ended unpaid, by the channel's own word. */
    CLOSED,
    /** The channel refused the order. */
    REFUSED,
    /** The money is on its way back. */
    REFUNDING,
    /** The money went back. */
    REFUNDED;

    /** What can happen to an order. */
    public enum Happening {
        /** The channel's answer to the order was lost. */
        ANSWER_LOST,
        /** The channel refused the order. */
        CHANNEL_REFUSED,
        /** The right amount came and could be put on the card. */
        PAID,
        /** Money came that could not be put on the card: another amount, a dead card. */
        PAID_IN_VAIN,
        /** The channel said for sure that it is unpaid and closed. */
        ENDED_UNPAID,
        /** The bill's line or the drawer's count agrees. */
        MATCHED,
        /** The money is to go back. */
        REFUND_ASKED,
        /** The money went back. */
        REFUND_PAID
    }

    /** The state table. A happening that a state does not list cannot happen to it. */
    static final Map<OrderState, Map<Happening, OrderState>> NEXT = new EnumMap<>(OrderState.class);

    static {
        NEXT.put(
                OCCURRED,
                Map.of(
                        Happening.ANSWER_LOST, UNKNOWN,
                        Happening.CHANNEL_REFUSED, REFUSED,
                        Happening.PAID, CONFIRMED,
                        Happening.PAID_IN_VAIN, REFUNDING,
                        Happening.ENDED_UNPAID, CLOSED));
        NEXT.put(
                UNKNOWN,
                Map.of(
                        Happening.PAID, CONFIRMED,
                        Happening.PAID_IN_VAIN, REFUNDING,
                        Happening.ENDED_UNPAID, CLOSED));
        NEXT.put(
                CONFIRMED,
                Map.of(
                        Happening.MATCHED, RECONCILED,
                        Happening.REFUND_ASKED, REFUNDING));
        NEXT.put(RECONCILED, Map.of(Happening.REFUND_ASKED, REFUNDING));
        NEXT.put(REFUNDING, Map.of(Happening.REFUND_PAID, REFUNDED));
        NEXT.put(CLOSED, Map.of());
        NEXT.put(REFUSED, Map.of());
        NEXT.put(REFUNDED, Map.of());
    }

    /** Whether the table lets this happen here. */
    public boolean allows(Happening happening) {
        return NEXT.getOrDefault(this, Map.of()).containsKey(happening);
    }

    /** The state after; {@link IllegalStateException} when the table does not allow it. */
    public OrderState after(Happening happening) {
        var next = NEXT.getOrDefault(this, Map.of()).get(happening);
        if (next == null) {
            throw new IllegalStateException(happening + " cannot happen in " + this);
        }
        return next;
    }

    /** Whether its money is still awaited, and its reserve stands. */
    public boolean awaitsMoney() {
        return this == OCCURRED || this == UNKNOWN;
    }
}
