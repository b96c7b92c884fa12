package io.larder.card.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.HolderKind;
import io.larder.card.Reserve;
import io.larder.card.bonus.BonusTables;
import io.larder.card.core.CardRow;
import io.larder.card.core.OpenLots;
import io.larder.card.hold.Hold;
import io.larder.card.spend.Spend;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergeTest {

    private final Drawer drawer = new Drawer();
    private final String from = drawer.other("card_2");
    private final String into = drawer.other("card_3");

    @Test
    void everything_comes_to_the_other_card_and_both_tell_of_it() {
        drawer.credit(from, 1_000);
        drawer.bonus(from, 500, Drawer.TODAY);
        drawer.credit(into, 2_000);

        var carried = drawer.done(merge());

        assertThat(carried).isEqualTo(new CarryOver.Carried("succ_1", into, 1_000, 500, 0));
        assertThat(drawer.principal(into).posted()).isEqualTo(3_000);
        assertThat(drawer.row(into).bonusMinor()).isEqualTo(500);
        assertThat(drawer.row(into).nextLot()).isEqualTo(3);
        assertThat(drawer.allTold())
                .containsExactly(
                        told(drawer.row(from), into, -1_000, -500),
                        told(drawer.row(into), from, 1_000, 500));
        assertThat(drawer.moved().getLast().code()).isEqualTo("merge");
        drawer.done(new Spend(into, "store_a", 3_500, "spend_1", Drawer.ENTITIES));
    }

    @Test
    void used_up_bonus_goes_over_as_a_place_alone_and_is_waited_for_no_more() {
        drawer.credit(from, 1_000);
        drawer.bonus(from, 500, Drawer.TODAY);
        drawer.done(new Spend(from, "store_a", 500, "spend_1", Drawer.ENTITIES));

        drawer.done(merge());

        var lot = into + "/00000001";
        assertThat(drawer.lot(lot).remainingMinor()).isZero();
        assertThat(drawer.has(BonusTables.BONUSES, lot)).isFalse();
        assertThat(drawer.balance(CardAccounts.bonus(into)).posted()).isZero();
    }

    @Test
    void a_hold_of_bonus_and_principal_goes_along() {
        drawer.credit(from, 1_000);
        drawer.bonus(from, 500, Drawer.TODAY);
        drawer.done(new Hold("hold_1", from, "store_b", 700, Duration.ofHours(1)));

        assertThat(drawer.done(merge("hold_1")).holds()).isEqualTo(1);

        assertThat(drawer.principal(into).available()).isEqualTo(800);
        assertThat(drawer.balance(CardAccounts.bonus(into)).available()).isZero();
    }

    @Test
    void holds_that_are_not_this_cards_or_have_ended_stay_out_of_it() {
        drawer.credit(into, 1_000);
        drawer.done(new Hold("hold_1", into, "store_a", 700, Duration.ofHours(1)));

        assertThat(drawer.done(merge("hold_1")).holds()).isZero();
        assertThat(drawer.principal(into).available()).isEqualTo(300);
    }

    @Test
    void an_unseen_hold_of_bonus_alone_stops_it_too() {
        drawer.bonus(from, 500, Drawer.TODAY);
        drawer.done(new Hold("hold_1", from, "store_a", 500, Duration.ofHours(1)));

        assertThat(drawer.refused(merge())).isEqualTo("card_in_motion");
    }

    @Test
    void both_cards_are_in_use() {
        assertThat(drawer.refused(merge("card_none", into))).isEqualTo("unknown_card");
        assertThat(drawer.refused(merge(from, "card_none"))).isEqualTo("unknown_card");
        assertThat(drawer.refused(merge(from, from))).isEqualTo("transfer_to_itself");
        drawer.change(drawer.row(into).in(CardStatus.FROZEN, "lost"));
        assertThat(drawer.refused(merge())).isEqualTo("card_frozen");
        assertThat(drawer.refused(merge(into, from))).isEqualTo("card_frozen");
        drawer.change(drawer.row(into).in(CardStatus.ISSUED, null));
        assertThat(drawer.refused(merge())).isEqualTo("card_not_active");
    }

    @Test
    void money_ends_no_sooner_on_the_other_card_and_stays_named_or_unnamed() {
        var mine = drawer.cardOf("card_4", "customer_1");
        assertThat(drawer.refused(merge(from, mine))).isEqualTo("cards_do_not_match");
        assertThat(drawer.refused(merge(mine, from))).isEqualTo("cards_do_not_match");

        var later = drawer.put(ending(drawer.row(from), 1));

        assertThat(drawer.refused(merge(later, from))).isEqualTo("cards_do_not_match");
        drawer.done(merge(from, later));
    }

    @Test
    void named_cards_are_of_one_registered_holder() {
        var mine = drawer.cardOf("card_4", "customer_1");
        var also = drawer.cardOf("card_5", "customer_1");
        var yours = drawer.cardOf("card_6", "customer_2");
        drawer.credit(mine, 1_000);
        assertThat(drawer.refused(merge(mine, yours))).isEqualTo("card_has_holder");

        drawer.done(merge(mine, also));

        assertThat(drawer.row(also).customerId()).isEqualTo("customer_1");
        assertThat(drawer.row(also).holderKind()).isEqualTo(HolderKind.INDIVIDUAL);

        drawer.change(drawer.row(also).heldBy(null, null));
        drawer.change(drawer.row(yours).heldBy(null, null));
        assertThat(drawer.refused(merge(also, yours))).isEqualTo("real_name_required");
    }

    @Test
    void the_limit_counts_bonus_of_both_and_what_is_on_its_way() {
        drawer.credit(from, 40_000);
        drawer.bonus(from, 5_000, Drawer.TODAY);
        drawer.credit(into, 40_000);
        drawer.bonus(into, 5_000, Drawer.TODAY);
        drawer.done(new Reserve(into, Drawer.CASH, 10_001, "order_2"));

        assertThat(drawer.refused(merge())).isEqualTo("card_over_limit");
    }

    @Test
    void and_may_be_reached() {
        drawer.credit(from, 40_000);
        drawer.bonus(from, 5_000, Drawer.TODAY);
        drawer.credit(into, 40_000);
        drawer.bonus(into, 5_000, Drawer.TODAY);
        drawer.done(new Reserve(into, Drawer.CASH, 10_000, "order_2"));

        drawer.done(merge());
    }

    @Test
    void a_card_takes_no_more_lots_than_a_spend_can_look_at() {
        drawer.credit(from, 1);
        drawer.change(drawer.row(into).withLots(OpenLots.MOST));
        assertThat(drawer.refused(merge())).isEqualTo("card_lots_full");

        drawer.change(drawer.row(into).spent(1, 0));

        drawer.done(merge());
    }

    private static CardEvent told(CardRow card, String other, long principal, long bonus) {
        return new CardEvent.CarriedOver(
                card.id(),
                card.version(),
                "succ_1",
                other,
                principal,
                bonus,
                "MERGE",
                Drawer.TODAY);
    }

    private static CardRow ending(CardRow row, int yearsLater) {
        return new CardRow(
                "card_9",
                row.productId(),
                row.named(),
                row.status(),
                null,
                null,
                null,
                row.storeId(),
                row.issuedOn(),
                Drawer.TODAY.plusYears(3 + yearsLater),
                0,
                0,
                0,
                "",
                0,
                null,
                0,
                1);
    }

    private Merge merge(String hold) {
        return new Merge(carry(from, into, hold), Drawer.PACKS);
    }

    private Merge merge() {
        return merge(from, into);
    }

    private static Merge merge(String from, String into) {
        return new Merge(carry(from, into), Drawer.PACKS);
    }

    private static CarryOver carry(String from, String to, String... holds) {
        return new CarryOver("succ_1", from, to, Set.of(), Set.of(holds), Drawer.ENTITIES);
    }
}
