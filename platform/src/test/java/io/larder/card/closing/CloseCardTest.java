package io.larder.card.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardAccounts;
import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.FreezeReason;
import io.larder.card.Reserve;
import io.larder.card.life.Freeze;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloseCardTest {

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(false);

    @Test
    void principal_is_paid_in_cash_up_to_the_laws_figure_and_bonus_goes_back() {
        drawer.credit(card, 10_001);
        drawer.bonus(card, 500, Drawer.TODAY);
        assertThat(drawer.refused(close(10_001, PayoutWay.CASH, "drawer_1")))
                .isEqualTo("cash_not_allowed");
        drawer.done(close(10_001, PayoutWay.BANK_ACCOUNT, null));

        assertThat(drawer.principal(card).posted()).isZero();
        assertThat(drawer.balance(CardAccounts.bonus(card)).posted()).isZero();
        assertThat(drawer.row(card).bonusMinor()).isZero();
        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.CLOSED);
    }

    @Test
    void cash_of_the_laws_figure_is_paid() {
        drawer.credit(card, 10_000);

        drawer.done(close(10_000, PayoutWay.CASH, "drawer_1"));

        assertThat(drawer.principal(card).posted()).isZero();
        assertThat(drawer.refused(close(0, PayoutWay.NOTHING, null))).isEqualTo("card_closed");
    }

    @Test
    void an_expired_card_is_paid_out_and_one_with_a_recharge_under_way_is_not() {
        drawer.credit(card, 100);
        drawer.done(new Reserve(card, Drawer.CASH, 1, "order_2"));
        assertThat(drawer.refused(close(100, PayoutWay.BANK_ACCOUNT, null)))
                .isEqualTo("recharge_under_way");
        var expired = drawer.other("card_2");
        drawer.credit(expired, 100);
        drawer.day(Drawer.TODAY.plusYears(3).plusDays(1));
        drawer.done(new Freeze(expired, FreezeReason.EXPIRED, "expired", null));

        drawer.done(close(expired, 100, PayoutWay.BANK_ACCOUNT, null));

        assertThat(drawer.row(expired).status()).isEqualTo(CardStatus.CLOSED);
    }

    private CloseCard close(long expected, PayoutWay way, @Nullable String from) {
        return close(card, expected, way, from);
    }

    private static CloseCard close(
            String card, long expected, PayoutWay way, @Nullable String from) {
        return new CloseCard(
                new CloseCard.Closing(
                        "payout_1", card, null, "lookup", expected, way, from, "sealed", "staff_1"),
                Drawer.PACKS,
                Drawer.ENTITIES);
    }
}
