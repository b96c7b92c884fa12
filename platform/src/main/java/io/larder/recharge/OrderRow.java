package io.larder.recharge;

import io.larder.channel.Evidence;
import io.larder.recharge.OrderState.Happening;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A recharge as stored. */
record OrderRow(
        String id,
        OrderState state,
        String cardId,
        long amountMinor,
        String currency,
        Method method,
        PayWith payWith,
        String storeId,
        @Nullable String terminalId,
        @Nullable String drawerId,
        String askedBy,
        @Nullable Long tenderedMinor,
        @Nullable String lotId,
        @Nullable String transactionId,
        Instant occurredAt,
        @Nullable Instant expiresAt,
        @Nullable Instant confirmedAt,
        LocalDate businessDate,
        long version) {

    /** This order after something happened to it. */
    OrderRow after(Happening happening) {
        return changed(state.after(happening), lotId, transactionId, confirmedAt, businessDate);
    }

    /** This order paid: its lot, the channel's transaction, and when. */
    OrderRow paid(String lot, Evidence evidence, Instant at) {
        return changed(
                state.after(Happening.PAID),
                lot,
                evidence.transactionId(),
                at,
                evidence.businessDate());
    }

    /**
     * This order paid with money that cannot stay: its transaction, whose refund ends the order.
     */
    OrderRow paidInVain(Evidence evidence) {
        var next = state.after(Happening.PAID_IN_VAIN);
        return changed(next, lotId, evidence.transactionId(), confirmedAt, businessDate);
    }

    /** This new order with its lot, for money that is in the drawer already. */
    OrderRow inCash(String lot, Instant at) {
        return changed(state, lot, null, at, businessDate);
    }

    private OrderRow changed(
            OrderState next,
            @Nullable String lot,
            @Nullable String transaction,
            @Nullable Instant confirmed,
            LocalDate date) {
        return new OrderRow(
                id,
                next,
                cardId,
                amountMinor,
                currency,
                method,
                payWith,
                storeId,
                terminalId,
                drawerId,
                askedBy,
                tenderedMinor,
                lot,
                transaction,
                occurredAt,
                expiresAt,
                confirmed,
                date,
                version + 1);
    }
}
