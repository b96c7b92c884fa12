package io.larder.card.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.Reserve;
import io.larder.card.core.LotRow;
import io.larder.card.hold.Hold;
import io.larder.card.spend.Spend;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MoveMoneyTest {

    private final Drawer drawer = new Drawer();
    private final String from = drawer.card(false);
    private final String to = drawer.other("card_2");

    @Test
    void money_moves_lot_by_lot_and_remembers_where_it_came_from() {
        var one = drawer.credit(from, 1_000);
        var two = drawer.credit(from, 2_000);

        var moved = drawer.done(move(1_500));

        assertThat(moved.balanceMinor()).isEqualTo(1_500);
        assertThat(drawer.allTold())
                .containsExactly(
                        new CardEvent.Moved(
                                from, drawer.row(from).version(), "move_1", -1_500, Drawer.TODAY),
                        new CardEvent.Moved(
                                to, drawer.row(to).version(), "move_1", 1_500, Drawer.TODAY));
        assertThat(drawer.lot(one).remainingMinor()).isZero();
        assertThat(drawer.lot(two).remainingMinor()).isEqualTo(1_500);
        assertThat(drawer.principal(to).posted()).isEqualTo(1_500);
        var first = drawer.lot(LotRow.idOf(to, 0));
        assertThat(first.originalMinor()).isEqualTo(1_000);
        assertThat(first.sourceChannel()).isEqualTo("CASH");
        assertThat(first.paymentReference()).isEqualTo(drawer.lot(one).paymentReference());
        assertThat(drawer.lot(LotRow.idOf(to, 1)).remainingMinor()).isEqualTo(500);
        drawer.done(new Spend(to, "store_a", 1_500, "spend_1", Drawer.ENTITIES));
    }

    @Test
    void neither_bonus_nor_held_money_moves() {
        drawer.credit(from, 1_000);
        drawer.bonus(from, 500, LocalDate.of(2026, 6, 1));
        drawer.done(new Hold("hold_1", from, "store_a", 700, Duration.ofHours(1)));

        assertThat(drawer.refused(move(801))).isEqualTo("not_enough_money");
        drawer.done(move(800));

        assertThat(drawer.balance(CardAccounts.bonus(from)).posted()).isEqualTo(500);
        assertThat(drawer.row(from).bonusMinor()).isEqualTo(500);
    }

    @Test
    void the_other_card_may_not_hold_more_than_it_may_credits_on_their_way_included() {
        drawer.credit(from, 60_000);
        drawer.credit(to, 50_000);
        assertThat(drawer.refused(move(50_001))).isEqualTo("card_over_limit");

        drawer.done(new Reserve(to, Drawer.CASH, 1_000, "order_2"));

        assertThat(drawer.refused(move(49_001))).isEqualTo("card_over_limit");
        drawer.done(move(49_000));
    }

    @Test
    void a_card_moves_nothing_to_itself_nor_to_a_card_that_is_not_there() {
        drawer.credit(from, 1_000);

        assertThat(
                        drawer.refused(
                                new MoveMoney(
                                        from, from, 1, "move_1", Drawer.PACKS, Drawer.ENTITIES)))
                .isEqualTo("transfer_to_itself");
        assertThat(
                        drawer.refused(
                                new MoveMoney(
                                        from,
                                        "card_9",
                                        1,
                                        "move_1",
                                        Drawer.PACKS,
                                        Drawer.ENTITIES)))
                .isEqualTo("unknown_card");
        assertThat(
                        drawer.refused(
                                new MoveMoney(
                                        "card_9", to, 1, "move_1", Drawer.PACKS, Drawer.ENTITIES)))
                .isEqualTo("unknown_card");
    }

    @Test
    void a_card_takes_no_more_lots_than_a_spend_can_look_at() {
        drawer.credit(from, 1);
        drawer.credit(from, 1);
        drawer.credit(from, 1);
        drawer.change(drawer.row(to).withLots(998));
        assertThat(drawer.refused(move(3))).isEqualTo("card_lots_full");

        drawer.done(move(2));
    }

    @Test
    void a_frozen_card_neither_gives_nor_takes() {
        drawer.credit(from, 1_000);
        drawer.change(drawer.row(to).in(CardStatus.FROZEN, "lost"));
        assertThat(drawer.refused(move(1))).isEqualTo("card_frozen");

        drawer.change(drawer.row(to).in(CardStatus.ACTIVE, null));
        drawer.change(drawer.row(from).in(CardStatus.FROZEN, "lost"));

        assertThat(drawer.refused(move(1))).isEqualTo("card_frozen");
    }

    private MoveMoney move(long minor) {
        return new MoveMoney(from, to, minor, "move_1", Drawer.PACKS, Drawer.ENTITIES);
    }
}
