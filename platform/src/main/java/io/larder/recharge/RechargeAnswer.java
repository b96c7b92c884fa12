package io.larder.recharge;

import io.larder.channel.Next;
import io.larder.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recharge as its caller hears of it.
 *
 * @param status where it stands
 * @param next what has to happen so that it gets paid
 * @param expiresAt business time until which it can be paid; null for cash
 * @param bonus what is given on top with its money: promised, or on the card; null for none
 * @param change cash to hand back; null without cash
 */
record RechargeAnswer(
        String id,
        OrderState status,
        Next next,
        @Nullable Instant expiresAt,
        Money amount,
        @Nullable Money bonus,
        @Nullable Money change) {

    static RechargeAnswer of(OrderRow order, Next next, @Nullable PackageRow beside) {
        var tendered = order.tenderedMinor();
        return new RechargeAnswer(
                order.id(),
                order.state(),
                next,
                order.expiresAt(),
                Money.cny(order.amountMinor()),
                beside == null ? null : bonus(order, beside),
                tendered == null ? null : Money.cny(tendered - order.amountMinor()));
    }

    private static @Nullable Money bonus(OrderRow order, PackageRow beside) {
        long minor = order.lotId() == null ? beside.promisedMinor() : beside.bonusMinor();
        return minor == 0 ? null : Money.cny(minor);
    }

    /** A cash recharge without bonus that was just confirmed. */
    static RechargeAnswer ofCash(NewOrder order) {
        var tendered = order.tenderedMinor();
        return new RechargeAnswer(
                order.id(),
                OrderState.CONFIRMED,
                new Next.None(),
                null,
                Money.cny(order.amountMinor()),
                null,
                tendered == null ? null : Money.cny(tendered - order.amountMinor()));
    }
}
