package io.larder.card.bonus;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.hold.CommitHold;
import io.larder.card.hold.Hold;
import io.larder.card.spend.Spend;
import io.larder.ledger.Chart;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExpireLotTest {

    private static final LocalDate LAST = Drawer.TODAY;
    private static final LocalDate NEXT = LAST.plusDays(1);

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(false);

    @Test
    void bonus_can_be_spent_on_its_last_day_and_is_taken_off_the_day_after() {
        var lot = drawer.bonus(card, 500, LAST);
        assertThat(drawer.refused(expire(lot))).isEqualTo("bonus_not_due");

        drawer.day(NEXT);
        drawer.done(expire(lot));

        assertThat(drawer.lot(lot).remainingMinor()).isZero();
        assertThat(drawer.row(card).bonusMinor()).isZero();
        assertThat(drawer.balance(CardAccounts.bonus(card)).posted()).isZero();
        assertThat(drawer.hot(Chart.bonusExpired("campaign_1")).posted()).isEqualTo(500);
        assertThat(drawer.row(BonusTables.BONUSES, lot).expiredMinor()).isEqualTo(500);
        assertThat(drawer.told())
                .isEqualTo(
                        new CardEvent.BonusExpired(
                                card, drawer.row(card).version(), lot, "campaign_1", 500, NEXT));
        assertThat(drawer.refused(expire(lot))).isEqualTo("bonus_not_due");
    }

    @Test
    void what_was_used_up_is_only_noted() {
        var lot = drawer.bonus(card, 500, LAST);
        drawer.done(new Spend(card, "store_a", 500, "spend_1", Drawer.ENTITIES));
        long version = drawer.row(card).version();
        drawer.day(NEXT);

        drawer.done(expire(lot));

        assertThat(drawer.row(BonusTables.BONUSES, lot).dueOn()).isNull();
        assertThat(drawer.row(BonusTables.BONUSES, lot).expiredMinor()).isZero();
        assertThat(drawer.row(card).version()).isEqualTo(version);
        assertThat(drawer.hot(Chart.bonusExpired("campaign_1")).posted()).isZero();
    }

    @Test
    void as_much_stays_as_is_held_until_the_hold_has_ended() {
        var lot = drawer.bonus(card, 500, LAST);
        drawer.done(new Hold("hold_1", card, "store_a", 200, Duration.ofHours(1)));
        drawer.day(NEXT);

        drawer.done(expire(lot));

        assertThat(drawer.lot(lot).remainingMinor()).isEqualTo(200);
        assertThat(drawer.row(BonusTables.BONUSES, lot).dueOn()).isEqualTo(LAST);
        assertThat(drawer.refused(expire(lot))).isEqualTo("bonus_not_due");

        drawer.done(new CommitHold("hold_1", card, 150L, Drawer.ENTITIES));
        drawer.done(expire(lot));

        assertThat(drawer.lot(lot).remainingMinor()).isZero();
        assertThat(drawer.row(BonusTables.BONUSES, lot).dueOn()).isNull();
        assertThat(drawer.row(BonusTables.BONUSES, lot).expiredMinor()).isEqualTo(350);
    }

    @Test
    void a_hold_of_more_than_this_lot_keeps_all_of_it() {
        var lot = drawer.bonus(card, 100, LAST);
        drawer.bonus(card, 500, NEXT);
        drawer.done(new Hold("hold_1", card, "store_a", 300, Duration.ofHours(1)));
        drawer.day(NEXT);

        assertThat(drawer.refused(expire(lot))).isEqualTo("bonus_not_due");
    }

    @Test
    void a_frozen_card_loses_its_bonus_too_and_its_principal_never() {
        drawer.credit(card, 1_000);
        var lot = drawer.bonus(card, 500, LAST);
        drawer.change(drawer.row(card).in(CardStatus.FROZEN, "lost"));
        drawer.day(NEXT);

        drawer.done(expire(lot));

        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.FROZEN);
        assertThat(drawer.principal(card).posted()).isEqualTo(1_000);
    }

    private ExpireLot expire(String lot) {
        return new ExpireLot(card, lot, Drawer.ENTITIES);
    }
}
