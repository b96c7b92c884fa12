package io.larder.card.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardAccounts;
import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.Uncredit;
import io.larder.card.spend.Spend;
import io.larder.card.spend.Spends;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldTest {

    private static final LocalDate TODAY = Drawer.TODAY;

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(false);

    @Test
    void what_is_held_stays_on_the_card_and_cannot_be_spent() {
        drawer.credit(card, 1_000);

        hold("hold_1", 600);

        assertThat(drawer.principal(card).posted()).isEqualTo(1_000);
        assertThat(drawer.principal(card).available()).isEqualTo(400);
        assertThat(drawer.refused(spend(401))).isEqualTo("not_enough_money");
        assertThat(drawer.refused(new Hold("hold_2", card, "store_a", 401, hour())))
                .isEqualTo("not_enough_money");
        drawer.done(spend(400));
    }

    @Test
    void a_hold_pays_what_the_store_takes_and_gives_the_rest_back() {
        var lot = drawer.credit(card, 1_000);
        hold("hold_1", 600);

        commit("hold_1", 250L);

        assertThat(drawer.hold("hold_1").state()).isEqualTo(HoldState.COMMITTED);
        assertThat(drawer.hold("hold_1").committedMinor()).isEqualTo(250);
        assertThat(drawer.lot(lot).remainingMinor()).isEqualTo(750);
        assertThat(drawer.principal(card).available()).isEqualTo(750);
        drawer.done(spend(750));
    }

    @Test
    void a_hold_is_paid_whole_when_nothing_else_is_said() {
        drawer.credit(card, 1_000);
        hold("hold_1", 1_000);

        commit("hold_1", null);

        assertThat(drawer.principal(card).posted()).isZero();
        assertThat(drawer.row(card).firstOpenLot()).isEqualTo(drawer.row(card).nextLot());
    }

    @Test
    void a_hold_of_bonus_that_is_paid_in_part_takes_no_principal() {
        drawer.credit(card, 1_000);
        drawer.bonus(card, 500, TODAY);
        hold("hold_1", 700);

        commit("hold_1", 300L);

        assertThat(drawer.row(card).bonusMinor()).isEqualTo(200);
        assertThat(drawer.principal(card).available()).isEqualTo(1_000);
    }

    @Test
    void a_hold_that_went_to_another_card_is_given_up_there() {
        drawer.credit(card, 1_000);
        hold("hold_1", 100);
        var other = drawer.other("card_2");

        assertThat(drawer.refused(new ReleaseHold("hold_1", other, HoldState.VOIDED)))
                .isEqualTo("card_in_motion");
    }

    @Test
    void an_ended_hold_is_ended_for_ever() {
        drawer.credit(card, 1_000);
        hold("hold_1", 100);
        hold("hold_2", 100);
        commit("hold_1", 1L);
        drawer.done(new ReleaseHold("hold_2", card, HoldState.VOIDED));
        drawer.after(hour());

        for (var ended : new String[] {"hold_1", "hold_2"}) {
            assertThat(drawer.refused(new CommitHold(ended, card, 1L, Drawer.ENTITIES)))
                    .isEqualTo("hold_ended");
            for (var as : new HoldState[] {HoldState.VOIDED, HoldState.EXPIRED}) {
                assertThat(drawer.refused(new ReleaseHold(ended, card, as)))
                        .isEqualTo("hold_ended");
            }
        }
        assertThat(drawer.principal(card).debitsPending()).isZero();
    }

    @Test
    void more_than_is_held_is_refused_and_an_unknown_hold_too() {
        drawer.credit(card, 1_000);
        hold("hold_1", 100);

        assertThat(drawer.refused(new CommitHold("hold_1", card, 101L, Drawer.ENTITIES)))
                .isEqualTo("above_hold");
        assertThat(drawer.refused(new CommitHold("hold_9", card, 1L, Drawer.ENTITIES)))
                .isEqualTo("unknown_hold");
        assertThat(drawer.refused(new ReleaseHold("hold_9", card, HoldState.VOIDED)))
                .isEqualTo("unknown_hold");
    }

    @Test
    void when_its_time_has_run_out_it_is_only_given_back_and_never_before() {
        drawer.credit(card, 1_000);
        hold("hold_1", 100);
        var end = new ReleaseHold("hold_1", card, HoldState.EXPIRED);
        drawer.after(hour().minusNanos(1));
        assertThat(drawer.refused(end)).isEqualTo("hold_not_expired");

        drawer.after(Duration.ofNanos(1));

        assertThat(drawer.refused(new CommitHold("hold_1", card, 1L, Drawer.ENTITIES)))
                .isEqualTo("hold_ended");
        drawer.done(end);
        assertThat(drawer.hold("hold_1").state()).isEqualTo(HoldState.EXPIRED);
        assertThat(drawer.principal(card).available()).isEqualTo(1_000);
    }

    @Test
    void a_frozen_card_holds_nothing_more_and_pays_what_it_promised() {
        drawer.credit(card, 1_000);
        hold("hold_1", 100);
        drawer.change(drawer.row(card).in(CardStatus.FROZEN, "lost"));

        assertThat(drawer.refused(new Hold("hold_2", card, "store_a", 1, hour())))
                .isEqualTo("card_frozen");
        commit("hold_1", null);
        assertThat(drawer.principal(card).posted()).isEqualTo(900);
    }

    @Test
    void bonus_that_is_held_is_there_at_the_end_though_it_ran_out_meanwhile() {
        drawer.credit(card, 1_000);
        drawer.bonus(card, 500, TODAY);
        hold("hold_1", 700);
        assertThat(drawer.hold("hold_1").bonusMinor()).isEqualTo(500);
        drawer.day(TODAY.plusDays(1));

        commit("hold_1", 600L);

        var spend = drawer.row(Spends.TABLE, Spends.idOfHold("hold_1"));
        assertThat(spend.amountMinor()).isEqualTo(600);
        assertThat(spend.balanceMinor()).isEqualTo(900);
        assertThat(drawer.balance(CardAccounts.bonus(card)).posted()).isZero();
        assertThat(drawer.row(card).bonusMinor()).isZero();
        assertThat(drawer.principal(card).available()).isEqualTo(900);
    }

    @Test
    void bonus_that_ran_out_makes_room_for_no_second_hold() {
        drawer.bonus(card, 100, TODAY.minusDays(1));
        drawer.bonus(card, 100, TODAY);
        hold("hold_1", 100);

        assertThat(drawer.refused(new Hold("hold_2", card, "store_a", 1, hour())))
                .isEqualTo("not_enough_money");
        commit("hold_1", null);
    }

    @Test
    void held_bonus_is_left_alone_by_a_spend_that_principal_can_pay() {
        drawer.credit(card, 1_000);
        drawer.bonus(card, 500, TODAY);
        hold("hold_1", 500);

        drawer.done(spend(1_000));

        assertThat(drawer.principal(card).posted()).isZero();
        commit("hold_1", null);
        assertThat(drawer.balance(CardAccounts.bonus(card)).posted()).isZero();
    }

    @Test
    void of_a_recharge_what_is_held_is_not_taken_back() {
        var lot = drawer.credit(card, 1_000);
        hold("hold_1", 1);

        assertThat(drawer.refused(uncredit(lot, 1_000L))).isEqualTo("recharge_spent");
        assertThat(drawer.done(uncredit(lot, null)).amountMinor()).isEqualTo(999);
        commit("hold_1", null);
        assertThat(drawer.principal(card).posted()).isZero();
    }

    private Uncredit uncredit(String lot, @Nullable Long minor) {
        return new Uncredit(
                card, lot, minor, Uncredit.Before.NONE, Drawer.CASH, "refund_1", Drawer.ENTITIES);
    }

    private void hold(String id, long minor) {
        drawer.done(new Hold(id, card, "store_a", minor, hour()));
    }

    private void commit(String id, @Nullable Long minor) {
        drawer.done(new CommitHold(id, card, minor, Drawer.ENTITIES));
    }

    private Spend spend(long minor) {
        return new Spend(card, "store_a", minor, "spend_of_" + minor, Drawer.ENTITIES);
    }

    private static Duration hour() {
        return Duration.ofHours(1);
    }
}
