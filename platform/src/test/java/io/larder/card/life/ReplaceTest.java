package io.larder.card.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardAccounts;
import io.larder.card.CardStatus;
import io.larder.card.Credit;
import io.larder.card.Drawer;
import io.larder.card.FreezeReason;
import io.larder.card.HolderKind;
import io.larder.card.LotSource;
import io.larder.card.Reserve;
import io.larder.card.core.LotKind;
import io.larder.card.hold.CommitHold;
import io.larder.card.hold.Hold;
import io.larder.card.hold.HoldState;
import io.larder.card.hold.ReleaseHold;
import io.larder.card.spend.Spend;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplaceTest {

    private final Drawer drawer = new Drawer();
    private int spends;
    private final String old = drawer.card(false);
    private final String fresh = drawer.other("card_2");

    @Test
    void everything_goes_over_lot_by_lot_and_the_old_card_is_dead() {
        drawer.credit(old, 1_000);
        var second = drawer.credit(old, 2_000);
        drawer.bonus(old, 500, Drawer.TODAY.plusDays(9));
        spend(old, 700);

        drawer.done(replace(old, fresh));

        assertThat(drawer.moved().getLast().code()).isEqualTo("replacement");
        assertThat(drawer.principal(old).posted()).isZero();
        assertThat(drawer.principal(fresh).posted()).isEqualTo(2_800);
        assertThat(drawer.balance(CardAccounts.bonus(fresh)).posted()).isZero();
        assertThat(drawer.row(old).status()).isEqualTo(CardStatus.CLOSED);
        assertThat(drawer.row(old).replacedBy()).isEqualTo(fresh);
        var lot = drawer.lot(now(second));
        assertThat(lot.cardId()).isEqualTo(fresh);
        assertThat(lot.originalMinor()).isEqualTo(2_000);
        assertThat(lot.paymentReference()).isEqualTo("order_1");
        spend(fresh, 2_800);
    }

    @Test
    void bonus_keeps_its_last_day_and_its_counter() {
        drawer.bonus(old, 500, Drawer.TODAY.plusDays(9));

        drawer.done(replace(old, fresh));

        assertThat(drawer.row(fresh).bonusMinor()).isEqualTo(500);
        assertThat(drawer.row(old).bonusMinor()).isZero();
        var lot = drawer.lot(fresh + "/00000000");
        assertThat(lot.kind()).isEqualTo(LotKind.BONUS);
        assertThat(lot.expiresOn()).isEqualTo(Drawer.TODAY.plusDays(9));
    }

    @Test
    void what_is_held_goes_on_being_held_and_is_paid_from_the_new_card() {
        drawer.credit(old, 1_000);
        hold("hold_1", 600);
        hold("hold_2", 100);
        drawer.done(new ReleaseHold("hold_2", old, HoldState.VOIDED));

        drawer.done(replace(old, fresh, "hold_1", "hold_2"));

        assertThat(drawer.principal(old).debitsPending()).isZero();
        assertThat(drawer.principal(fresh).available()).isEqualTo(400);
        assertThat(drawer.hold("hold_1").cardId()).isEqualTo(fresh);
        assertThat(drawer.hold("hold_2").cardId()).isEqualTo(old);
        assertThat(drawer.refused(commit("hold_1", old))).isEqualTo("card_in_motion");
        drawer.done(commit("hold_1", fresh));
        assertThat(drawer.principal(fresh).posted()).isEqualTo(400);
    }

    @Test
    void a_hold_that_was_not_seen_before_stops_it_and_nothing_is_moved() {
        drawer.credit(old, 1_000);
        hold("hold_1", 600);

        assertThat(drawer.refused(replace(old, fresh))).isEqualTo("card_in_motion");

        assertThat(drawer.row(old).status()).isEqualTo(CardStatus.ACTIVE);
        assertThat(drawer.principal(old).posted()).isEqualTo(1_000);
    }

    @Test
    void money_that_was_on_its_way_arrives_on_the_last_of_a_chain() {
        drawer.done(new Reserve(old, Drawer.CASH, 900, "order_9"));
        drawer.done(replace(old, fresh));
        var last = drawer.other("card_3");
        drawer.done(over(fresh, last, Set.of(old)));

        var source = new LotSource("CASH", "order_9");
        var credited =
                drawer.done(
                        new Credit(
                                old,
                                Drawer.CASH,
                                900,
                                source,
                                true,
                                Drawer.PACKS,
                                Drawer.ENTITIES));

        assertThat(credited.cardId()).isEqualTo(last);
        assertThat(drawer.principal(last).posted()).isEqualTo(900);
        assertThat(drawer.principal(old).creditsPending()).isZero();
        assertThat(drawer.principal(old).posted()).isZero();
    }

    @Test
    void a_lot_is_found_through_a_chain_and_one_that_was_used_up_is_not() {
        var first = drawer.credit(old, 100);
        var second = drawer.credit(old, 100);
        var third = drawer.credit(old, 100);
        spend(old, 100);
        drawer.done(replace(old, fresh));
        spend(fresh, 100);
        var last = drawer.other("card_3");

        drawer.done(over(fresh, last, Set.of(old)));

        assertThat(drawer.row(old).lotNow(first)).isNull();
        assertThat(drawer.row(old).lotNow(second)).isNull();
        assertThat(drawer.lot(now(third)).cardId()).isEqualTo(last);
        assertThat(drawer.lot(now(third)).remainingMinor()).isEqualTo(100);
    }

    @Test
    void a_card_frozen_by_a_court_or_for_a_risk_keeps_its_money() {
        drawer.credit(old, 1_000);
        for (var reason : new FreezeReason[] {FreezeReason.COURT, FreezeReason.RISK}) {
            drawer.done(new Freeze(old, reason, "noted", null));
            assertThat(drawer.refused(replace(old, fresh))).isEqualTo("card_frozen");
            drawer.done(new Unfreeze(old, Set.of(reason)));
        }
        drawer.done(replace(old, fresh));
    }

    @Test
    void the_new_card_must_be_fresh_and_of_the_same_kind() {
        drawer.credit(old, 1_000);
        assertThat(drawer.refused(replace(old, old))).isEqualTo("transfer_to_itself");
        assertThat(drawer.refused(replace(old, "card_none"))).isEqualTo("unknown_card");
        drawer.credit(fresh, 1);
        assertThat(drawer.refused(replace(old, fresh))).isEqualTo("successor_in_use");
        var expected = drawer.other("card_4");
        drawer.done(new Reserve(expected, Drawer.CASH, 1, "order_8"));
        assertThat(drawer.refused(replace(old, expected))).isEqualTo("successor_in_use");
        assertThat(drawer.refused(new Replace(carry(old, fresh, Set.of()), ReplacementReason.LOSS)))
                .isEqualTo("card_not_named");
        assertThat(
                        drawer.refused(
                                new Replace(carry(old, fresh, Set.of()), ReplacementReason.EXPIRY)))
                .isEqualTo("card_status_forbids");
    }

    @Test
    void a_card_that_was_never_used_or_has_ended_has_no_successor() {
        drawer.change(drawer.row(old).in(CardStatus.ISSUED, null));
        assertThat(drawer.refused(replace(old, fresh))).isEqualTo("card_not_active");
        drawer.change(drawer.row(old).closed());
        assertThat(drawer.refused(replace(old, fresh))).isEqualTo("card_closed");
    }

    @Test
    void a_card_that_was_only_made_comes_into_use_as_a_successor() {
        drawer.credit(old, 1_000);
        drawer.change(drawer.row(fresh).in(CardStatus.ISSUED, null));

        drawer.done(replace(old, fresh));

        assertThat(drawer.row(fresh).status()).isEqualTo(CardStatus.ACTIVE);
    }

    @Test
    void a_successor_is_neither_frozen_nor_at_its_end_nor_of_another_kind() {
        assertThat(drawer.refused(replace(old, drawer.cardOf("card_5", "customer_1"))))
                .isEqualTo("cards_do_not_match");
        drawer.change(drawer.row(fresh).in(CardStatus.FROZEN, "risk"));
        assertThat(drawer.refused(replace(old, fresh))).isEqualTo("card_frozen");
        drawer.change(drawer.row(fresh).in(CardStatus.ISSUED, null));

        drawer.day(Drawer.TODAY.plusYears(3).plusDays(1));

        assertThat(drawer.refused(replace(old, fresh))).isEqualTo("card_expired");
    }

    @Test
    void a_lost_card_of_a_holder_goes_on_as_another_of_the_same() {
        var mine = drawer.cardOf("card_5", "customer_1");
        var yours = drawer.cardOf("card_6", "customer_2");
        var next = drawer.cardOf("card_7", "customer_1");
        drawer.credit(mine, 1_000);
        assertThat(drawer.refused(lost(mine, next))).isEqualTo("card_status_forbids");
        drawer.done(new Freeze(mine, FreezeReason.LOSS, "lost", "customer_1"));
        assertThat(drawer.refused(lost(mine, yours))).isEqualTo("card_has_holder");

        drawer.done(lost(mine, next));

        assertThat(drawer.principal(next).posted()).isEqualTo(1_000);
        assertThat(drawer.row(next).customerId()).isEqualTo("customer_1");
    }

    @Test
    void a_fresh_named_card_gets_the_holder_of_the_old_one() {
        var mine = drawer.cardOf("card_5", "customer_1");
        var nobodys = drawer.cardOf("card_6", "customer_2");
        drawer.change(drawer.row(nobodys).heldBy(null, null));

        drawer.done(replace(mine, nobodys));

        assertThat(drawer.row(nobodys).customerId()).isEqualTo("customer_1");
        assertThat(drawer.row(nobodys).holderKind()).isEqualTo(HolderKind.INDIVIDUAL);
    }

    @Test
    void money_of_an_expired_card_goes_on_as_a_card_that_has_not_ended() {
        drawer.credit(old, 1_000);
        var later = Drawer.TODAY.plusYears(3).plusDays(1);
        drawer.day(later);
        drawer.done(new Freeze(old, FreezeReason.EXPIRED, "expired", null));
        var next = drawer.issuedOn("card_5", later);

        drawer.done(new Replace(carry(old, next, Set.of()), ReplacementReason.EXPIRY));

        assertThat(drawer.principal(next).posted()).isEqualTo(1_000);
    }

    @Test
    void a_merge_adds_up_and_may_not_pass_the_limit() {
        drawer.credit(old, 60_000);
        drawer.credit(fresh, 40_001);
        assertThat(drawer.refused(merge())).isEqualTo("card_over_limit");
        spend(fresh, 1);

        drawer.done(merge());

        assertThat(drawer.principal(fresh).posted()).isEqualTo(100_000);
        spend(fresh, 100_000);
        assertThat(drawer.refused(merge())).isEqualTo("card_closed");
    }

    private String now(String lot) {
        return Objects.requireNonNull(drawer.row(old).lotNow(lot));
    }

    private void spend(String card, long minor) {
        drawer.done(new Spend(card, "store_a", minor, "spend_" + ++spends, Drawer.ENTITIES));
    }

    private void hold(String id, long minor) {
        drawer.done(new Hold(id, old, "store_a", minor, Duration.ofHours(1)));
    }

    private static CommitHold commit(String hold, String card) {
        return new CommitHold(hold, card, null, Drawer.ENTITIES);
    }

    private static Replace replace(String from, String to, String... holds) {
        return new Replace(carry(from, to, Set.of(), holds), ReplacementReason.DAMAGE);
    }

    private static Replace over(String from, String to, Set<String> earlier) {
        return new Replace(carry(from, to, earlier), ReplacementReason.DAMAGE);
    }

    private static Replace lost(String from, String to) {
        return new Replace(carry(from, to, Set.of()), ReplacementReason.LOSS);
    }

    private Merge merge() {
        return new Merge(carry(old, fresh, Set.of()), Drawer.PACKS);
    }

    private static CarryOver carry(String from, String to, Set<String> earlier, String... holds) {
        return new CarryOver("succ_1", from, to, earlier, Set.of(holds), Drawer.ENTITIES);
    }
}
