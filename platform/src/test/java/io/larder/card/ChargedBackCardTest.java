package io.larder.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.hold.Hold;
import io.larder.card.spend.Spend;
import io.larder.ledger.Account;
import io.larder.ledger.Chart;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A channel takes money back that was put on a card. */
class ChargedBackCardTest {

    private static final Account CLAIM = Chart.chargebackReceivable("WECHAT");

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(false);

    @Test
    void it_is_blocked_until_the_last_chargeback_has_ended() {
        drawer.credit(card, 1_000);
        assertThat(drawer.done(block("one"))).isEqualTo(card);
        assertThat(drawer.told())
                .isEqualTo(
                        new CardEvent.StatusChanged(
                                card,
                                drawer.row(card).version(),
                                CardStatus.ACTIVE,
                                CardStatus.FROZEN,
                                "CHARGEBACK",
                                Drawer.TODAY));
        drawer.done(block("two"));
        assertThat(drawer.row(card).freezeReason()).isEqualTo("two");

        assertThat(drawer.done(unblock(null, 1_000))).isZero();
        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.FROZEN);
        drawer.done(unblock(null, 1_000));

        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.ACTIVE);
        assertThat(drawer.row(card).freezeReason()).isNull();
        assertThat(drawer.principal(card).posted()).isEqualTo(1_000);
    }

    @Test
    void a_lost_one_takes_what_is_left_of_the_recharge_and_no_other_money() {
        var lot = drawer.credit(card, 1_000);
        drawer.credit(card, 5_000);
        drawer.done(new Spend(card, "store_a", 300, "spend_1", Drawer.ENTITIES));
        drawer.done(block("one"));

        assertThat(drawer.done(unblock(lot, 1_000))).isEqualTo(700);

        assertThat(drawer.lot(lot).remainingMinor()).isZero();
        assertThat(drawer.principal(card).posted()).isEqualTo(5_000);
        assertThat(drawer.hot(CLAIM).creditsPosted()).isEqualTo(700);
    }

    @Test
    void no_more_is_taken_than_is_claimed_and_nothing_when_it_was_won() {
        var lot = drawer.credit(card, 1_000);
        drawer.done(block("one"));
        drawer.done(block("two"));

        assertThat(drawer.done(unblock(lot, 0))).isZero();
        assertThat(drawer.done(unblock(lot, 400))).isEqualTo(400);

        assertThat(drawer.principal(card).posted()).isEqualTo(600);
    }

    @Test
    void what_is_held_for_a_store_stays() {
        var lot = drawer.credit(card, 1_000);
        drawer.done(new Hold("hold_1", card, "store_a", 800, Duration.ofHours(1)));
        drawer.done(block("one"));

        assertThat(drawer.done(unblock(lot, 1_000))).isEqualTo(200);
        assertThat(drawer.principal(card).available()).isZero();
    }

    @Test
    void one_that_is_not_blocked_or_has_ended_is_left_as_it_is() {
        var lot = drawer.credit(card, 1_000);
        assertThat(drawer.done(unblock(lot, 1_000))).isZero();
        assertThat(drawer.principal(card).posted()).isEqualTo(1_000);

        var ended = drawer.other("card_2");
        drawer.change(drawer.row(ended).chargedBack("one").in(CardStatus.CLOSED, null));
        var before = drawer.row(ended);
        drawer.done(new BlockCard(ended, "two"));
        drawer.done(new UnblockCard(ended, null, 1, CLAIM, "order_1", Drawer.ENTITIES));

        assertThat(drawer.row(ended)).isEqualTo(before);
    }

    @Test
    void the_money_of_a_replaced_card_is_looked_for_on_its_successor() {
        assertThat(drawer.refused(new BlockCard("card_none", "one"))).isEqualTo("unknown_card");
        drawer.change(drawer.row(card).goneTo("card_2", 0));

        assertThat(drawer.refused(block("one"))).isEqualTo("card_in_motion");
        assertThat(drawer.refused(unblock(null, 1))).isEqualTo("card_in_motion");
    }

    private BlockCard block(String note) {
        return new BlockCard(card, note);
    }

    private UnblockCard unblock(@Nullable String lot, long most) {
        return new UnblockCard(card, lot, most, CLAIM, "order_1", Drawer.ENTITIES);
    }
}
