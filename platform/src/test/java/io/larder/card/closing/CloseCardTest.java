package io.larder.card.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.FreezeReason;
import io.larder.card.Reserve;
import io.larder.card.core.CardTables;
import io.larder.card.core.CustomerRow;
import io.larder.card.hold.Hold;
import io.larder.card.hold.HoldState;
import io.larder.card.hold.ReleaseHold;
import io.larder.card.life.Freeze;
import io.larder.card.spend.Spend;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import java.time.Duration;
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

    @Test
    void a_bank_payout_is_due_until_the_bank_has_paid_it_once() {
        drawer.credit(card, 10_001);
        drawer.bonus(card, 500, Drawer.TODAY);

        drawer.done(close(10_001, PayoutWay.BANK_ACCOUNT, null));

        var due = drawer.row(ClosingTables.PAYOUTS, "payout_1");
        assertThat(due.state()).isEqualTo(PayoutState.DUE);
        assertThat(due.paidBy()).isNull();
        assertThat(due.paidAt()).isNull();
        assertThat(due.forfeitedMinor()).isEqualTo(500);
        assertThat(drawer.hot(Chart.payoutsPayable()).posted()).isEqualTo(10_001);
        assertThat(drawer.hot(Chart.bonusForfeited()).posted()).isEqualTo(500);

        assertThat(drawer.done(new PayOut("payout_1", "bank 7", "staff_2"))).isEqualTo("payout_1");

        var paid = drawer.row(ClosingTables.PAYOUTS, "payout_1");
        assertThat(paid.state()).isEqualTo(PayoutState.PAID);
        assertThat(paid.bankReference()).isEqualTo("bank 7");
        assertThat(drawer.hot(Chart.payoutsPayable()).posted()).isZero();
        assertThat(drawer.hot(Chart.bank()).posted()).isEqualTo(10_001);
        assertThat(drawer.refused(new PayOut("payout_1", "bank 8", "staff_2")))
                .isEqualTo("payout_not_due");
        assertThat(drawer.refused(new PayOut("payout_9", "bank 8", "staff_2")))
                .isEqualTo("unknown_payout");
    }

    @Test
    void cash_is_paid_at_once_out_of_the_drawer_that_was_named() {
        drawer.credit(card, 500);

        drawer.done(close(500, PayoutWay.CASH, "drawer_b"));

        var paid = drawer.row(ClosingTables.PAYOUTS, "payout_1");
        assertThat(paid.state()).isEqualTo(PayoutState.PAID);
        assertThat(paid.paidBy()).isEqualTo("staff_1");
        assertThat(paid.paidAt()).isEqualTo(paid.closedAt());
        assertThat(drawer.hot(Chart.cash("drawer_b")).posted()).isEqualTo(500);
        assertThat(drawer.told())
                .isEqualTo(
                        new CardEvent.Closed(
                                card,
                                drawer.row(card).version(),
                                "payout_1",
                                500,
                                0,
                                Drawer.TODAY));
    }

    @Test
    void the_money_is_what_the_quote_said_and_somebody_gets_it() {
        assertThat(drawer.refused(close(0, PayoutWay.CASH, "drawer_1")))
                .isEqualTo("nothing_to_pay");
        drawer.credit(card, 100);
        assertThat(drawer.refused(close(99, PayoutWay.CASH, "drawer_1")))
                .isEqualTo("quote_changed");
        assertThat(drawer.refused(close(100, PayoutWay.NOTHING, null))).isEqualTo("payee_required");
    }

    @Test
    void a_spent_card_ends_and_pays_nothing() {
        drawer.credit(card, 100);
        drawer.done(new Spend(card, "store_b", 100, "spend_1", Drawer.ENTITIES));

        drawer.done(close(0, PayoutWay.NOTHING, null));

        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.CLOSED);
    }

    @Test
    void a_card_that_is_unknown_unused_frozen_or_holds_something_is_not_closed() {
        assertThat(drawer.refused(close("card_none", 0, PayoutWay.NOTHING, null)))
                .isEqualTo("unknown_card");
        drawer.credit(card, 100);
        drawer.bonus(card, 50, Drawer.TODAY);
        drawer.done(new Hold("hold_1", card, "store_a", 50, Duration.ofHours(1)));
        assertThat(drawer.refused(close(100, PayoutWay.CASH, "drawer_1")))
                .isEqualTo("card_has_holds");
        drawer.done(new ReleaseHold("hold_1", card, HoldState.VOIDED));
        drawer.done(new Freeze(card, FreezeReason.RISK, "noted", null));
        assertThat(drawer.refused(close(100, PayoutWay.CASH, "drawer_1"))).isEqualTo("card_frozen");
        drawer.change(drawer.row(card).in(CardStatus.ISSUED, null));
        assertThat(drawer.refused(close(100, PayoutWay.CASH, "drawer_1")))
                .isEqualTo("card_not_active");
    }

    @Test
    void held_principal_keeps_it_open_too() {
        drawer.credit(card, 100);
        drawer.done(new Hold("hold_1", card, "store_a", 1, Duration.ofHours(1)));

        assertThat(drawer.refused(close(100, PayoutWay.CASH, "drawer_1")))
                .isEqualTo("card_has_holds");
    }

    @Test
    void a_named_card_is_paid_to_its_registered_holder_alone() {
        var mine = drawer.cardOf("card_2", "customer_1");
        drawer.credit(mine, 100);
        assertThat(drawer.refused(closeOf(mine, "customer_2", "lookup")))
                .isEqualTo("card_in_motion");
        assertThat(drawer.refused(closeOf(mine, "customer_1", "lookup")))
                .isEqualTo("holder_name_unknown");
        drawer.lay(
                Changes.NONE.insert(
                        CardTables.CUSTOMERS, new CustomerRow("customer_1", "sealed", "lookup")));
        assertThat(drawer.row(CardTables.CUSTOMERS, "customer_1").toString())
                .doesNotContain("sealed")
                .doesNotContain("lookup");
        assertThat(drawer.refused(closeOf(mine, "customer_1", "other")))
                .isEqualTo("not_the_holder");

        drawer.done(closeOf(mine, "customer_1", "lookup"));

        assertThat(drawer.row(mine).customerId()).isEqualTo("customer_1");
    }

    @Test
    void a_named_card_without_a_holder_is_registered_first() {
        var named = drawer.cardOf("card_2", "customer_1");
        drawer.credit(named, 100);
        drawer.change(drawer.row(named).heldBy(null, null));

        assertThat(drawer.refused(close(named, 100, PayoutWay.CASH, "drawer_1")))
                .isEqualTo("real_name_required");
    }

    private static CloseCard closeOf(String card, String customer, String lookup) {
        return new CloseCard(
                new CloseCard.Closing(
                        "payout_1",
                        card,
                        customer,
                        lookup,
                        100,
                        PayoutWay.CASH,
                        "drawer_1",
                        "sealed",
                        "staff_1"),
                Drawer.PACKS,
                Drawer.ENTITIES);
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
