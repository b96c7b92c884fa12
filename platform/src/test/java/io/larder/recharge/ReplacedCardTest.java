package io.larder.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.LotPlacesOn;
import io.larder.channel.Evidence;
import io.larder.channel.PaymentEvidence.Received;
import io.larder.money.Ids;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of recharges whose card is replaced. */
class ReplacedCardTest {

    private static RechargeShop shop;

    @BeforeAll
    static void open() {
        shop = new RechargeShop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @AfterEach
    void theBooksAreSound() {
        assertThat(shop.audit().breaches()).isEmpty();
    }

    @Test
    void money_that_comes_after_the_replacement_is_on_the_successor() {
        var old = shop.card();
        var attempt = shop.payable(old, 5_000);
        var fresh = shop.replaced(old);

        var received = shop.evidence.received(paid(attempt, "t-after"));

        assertThat(received).isEqualTo(Received.CREDITED);
        assertThat(shop.onCard(fresh)).isEqualTo(5_000);
        assertThat(shop.onCard(old)).isZero();
        assertThat(shop.pending(old)).isZero();
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CONFIRMED);
        assertThat(shop.orderOf(attempt).lotId()).startsWith(fresh);
        assertThat(shop.evidence.received(paid(attempt, "t-after"))).isEqualTo(Received.REPEATED);
    }

    @Test
    void an_order_that_ends_unpaid_gives_up_what_was_expected_on_the_old_card() {
        var old = shop.card();
        var attempt = shop.payable(old, 5_000);
        shop.replaced(old);

        shop.done(shop.run(new EndUnpaid(shop.orders.identity(attempt).orElseThrow())));

        assertThat(shop.pending(old)).isZero();
    }

    @Test
    void a_recharge_of_the_old_card_is_taken_back_from_the_new_one() {
        var old = shop.card();
        var order = shop.done(shop.cash(old, 5_000));
        var last = shop.replaced(shop.replaced(old));
        var lot = Objects.requireNonNull(shop.orders.find(order).orElseThrow().lotId());

        var place = LotPlacesOn.of(shop.database).now(lot);

        assertThat(place.cardId()).isEqualTo(last);
        var refund =
                new AskRefund(
                        order,
                        place.cardId(),
                        place.lotId(),
                        null,
                        null,
                        null,
                        "drawer_a1",
                        PayWith.CASH,
                        Ids.crockford(Ids.uuid7()),
                        "wrong card",
                        RechargeShop.ENTITIES);
        shop.done(shop.run(refund));
        assertThat(shop.onCard(last)).isZero();
        assertThat(shop.orders.find(order).orElseThrow().state()).isEqualTo(OrderState.REFUNDED);
    }

    private static Evidence paid(String attempt, String transaction) {
        return shop.paid(attempt, transaction, 5_000, Evidence.Source.QUERY);
    }
}
