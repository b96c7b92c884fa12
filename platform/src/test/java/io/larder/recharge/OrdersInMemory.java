package io.larder.recharge;

import io.larder.card.Bonus;
import io.larder.card.Drawer;
import io.larder.channel.Evidence;
import io.larder.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One order of 5,000 fen through WeChat Pay for the card in a drawer. */
final class OrdersInMemory {

    static final String ORDER = "order_1";
    static final String ATTEMPT = "attempt_1";
    static final long MINOR = 5_000;
    static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    static final LocalDate BILLED = LocalDate.of(2026, 3, 1);

    final Drawer drawer = new Drawer();
    final String card = drawer.card(false);

    OrderRow order() {
        return drawer.row(RechargeTables.ORDERS, ORDER);
    }

    AttemptRow attempt() {
        return drawer.row(RechargeTables.ATTEMPTS, ATTEMPT);
    }

    RefundRow refund(String id) {
        return drawer.row(RechargeTables.REFUNDS, id);
    }

    PackageRow belongings() {
        return drawer.row(RechargeTables.PACKAGES, ORDER);
    }

    OrderIdentity identity() {
        return new OrderIdentity(ORDER, ATTEMPT, card, PayWith.WECHAT, MINOR, null);
    }

    Occur occur(long minor, Bonus bonus) {
        var order = asked(minor, PayWith.WECHAT, null);
        return new Occur(order, ATTEMPT, Duration.ofMinutes(5), bonus, Drawer.PACKS);
    }

    void occurred() {
        drawer.done(occur(MINOR, Bonus.NONE));
    }

    /** Its lot. */
    String paid() {
        occurred();
        drawer.done(confirm("tx_1", MINOR));
        return Objects.requireNonNull(order().lotId());
    }

    TakeCash cash(long minor, Bonus bonus) {
        var order = asked(minor, PayWith.CASH, "drawer_1");
        return new TakeCash(order, bonus, Drawer.PACKS, Drawer.ENTITIES);
    }

    Confirm confirm(String transaction, long minor) {
        return confirm(transaction, minor, Bonus.NONE);
    }

    /** Its refund, should there be one, is named after the payment. */
    Confirm confirm(String transaction, long minor, Bonus bonus) {
        return new Confirm(
                identity(),
                evidence(transaction, minor),
                "sealed",
                "refund_of_" + transaction,
                bonus,
                Drawer.PACKS,
                Drawer.ENTITIES);
    }

    static Evidence evidence(String transaction, long minor) {
        return new Evidence(
                "WECHAT",
                ATTEMPT,
                transaction,
                Money.cny(minor),
                "merchant_1",
                NOW,
                BILLED,
                "payer",
                Evidence.Source.NOTICE);
    }

    private NewOrder asked(long minor, PayWith with, @Nullable String from) {
        return new NewOrder(
                ORDER,
                card,
                minor,
                Method.TILL,
                with,
                "store_a",
                "terminal_1",
                from,
                "staff_1",
                null);
    }
}
