package io.larder.recharge;

import io.larder.card.Admit;
import io.larder.compliance.RulePacks;
import io.larder.ledger.Account;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recharge as it was asked for, its ids already made.
 *
 * @param amountMinor above zero
 * @param tenderedMinor cash handed over, at least the amount; null without cash
 */
record NewOrder(
        String id,
        String cardId,
        long amountMinor,
        Method method,
        PayWith payWith,
        String storeId,
        @Nullable String terminalId,
        @Nullable String drawerId,
        String askedBy,
        @Nullable Long tenderedMinor) {

    Admit admission(RulePacks rules) {
        return new Admit(cardId, amountMinor, method.inPerson(), payWith == PayWith.CASH, rules);
    }

    /** Where the money will come from. */
    Account source() {
        return drawerId == null ? Chart.receivable(payWith.name()) : Chart.cash(drawerId);
    }

    OrderRow row(OrderState state, Moment now, @Nullable Instant expiresAt) {
        return new OrderRow(
                id,
                state,
                cardId,
                amountMinor,
                Money.CNY,
                method,
                payWith,
                storeId,
                terminalId,
                drawerId,
                askedBy,
                tenderedMinor,
                null,
                null,
                now.at(),
                expiresAt,
                null,
                now.businessDate(),
                1);
    }
}
