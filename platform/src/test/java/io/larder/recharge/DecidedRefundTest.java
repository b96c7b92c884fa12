package io.larder.recharge;

import static io.larder.recharge.OrdersInMemory.MINOR;
import static io.larder.recharge.OrdersInMemory.NOW;
import static io.larder.recharge.OrdersInMemory.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.Bonus;
import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.Uncredit;
import io.larder.card.bonus.CampaignKit;
import io.larder.card.spend.Spend;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Money of a recharge that goes back, because somebody asks or a channel takes it. */
class DecidedRefundTest {

    private static final String DISPUTE = "chb_1";

    private final OrdersInMemory orders = new OrdersInMemory();
    private final Drawer drawer = orders.drawer;
    private final String card = orders.card;

    @Test
    void a_refund_leaves_the_card_at_once_and_ends_the_order_when_it_has_come_home() {
        var lot = orders.paid();

        drawer.done(refund("refund_1", lot, null));

        assertThat(drawer.principal(card).posted()).isZero();
        assertThat(orders.order().state()).isEqualTo(OrderState.REFUNDING);
        assertThat(orders.refund("refund_1").janitorDueAt()).isEqualTo(NOW);
        assertThat(orders.refund("refund_1").amountMinor()).isEqualTo(MINOR);
        assertThat(drawer.hot(Chart.refundsPayable("WECHAT")).posted()).isEqualTo(MINOR);

        var paid = new RefundWord.Paid("r_1", NOW, Drawer.TODAY);
        assertThat(drawer.done(note(paid))).isEqualTo(RefundRow.State.REFUNDED);

        assertThat(orders.order().state()).isEqualTo(OrderState.REFUNDED);
        assertThat(orders.belongings().paidBackMinor()).isEqualTo(MINOR);
        assertThat(drawer.hot(Chart.refundsPayable("WECHAT")).posted()).isZero();
        assertThat(drawer.hot(Chart.receivable("WECHAT")).posted()).isZero();
        assertThat(drawer.told()).isEqualTo(new RechargeEvent.Refunded(ORDER, "refund_1", MINOR));
        assertThat(drawer.done(note(new RefundWord.GivenUp()))).isEqualTo(RefundRow.State.REFUNDED);
    }

    @Test
    void parts_add_up_and_only_the_last_ends_the_order() {
        var lot = orders.paid();
        drawer.done(refund("refund_1", lot, 2_000L));
        assertThat(orders.order().state()).isEqualTo(OrderState.CONFIRMED);
        drawer.done(note(new RefundWord.Paid("r_1", NOW, Drawer.TODAY)));
        assertThat(orders.order().state()).isEqualTo(OrderState.CONFIRMED);

        var refusal = drawer.refusal(refund("refund_2", lot, 3_001L));
        assertThat(refusal.code()).isEqualTo("refund_above_recharge");
        assertThat(refusal.figures()).containsEntry("leftMinor", 3_000L);
        drawer.done(refund("refund_2", lot, 3_000L));

        assertThat(orders.order().state()).isEqualTo(OrderState.REFUNDING);
        assertThat(orders.belongings().refundedMinor()).isEqualTo(MINOR);
        drawer.done(
                new NoteRefund("refund_2", ORDER, new RefundWord.Paid("r_2", NOW, Drawer.TODAY)));
        assertThat(orders.order().state()).isEqualTo(OrderState.REFUNDED);
        assertThat(drawer.refused(refund("refund_3", lot, 1L)))
                .isEqualTo("recharge_not_refundable");
    }

    @Test
    void the_bonus_goes_back_part_by_part_with_what_was_paid() {
        var offer = new Bonus.Offered(List.of(CampaignKit.fixed("camp_1", 500).made()));
        drawer.done(orders.occur(MINOR, offer));
        drawer.done(orders.confirm("tx_1", MINOR, orders.belongings().promise()));

        drawer.done(withBonus("refund_1"));
        drawer.done(withBonus("refund_2"));

        assertThat(orders.belongings().refundedMinor()).isEqualTo(2_000);
        assertThat(orders.belongings().bonusBackMinor()).isEqualTo(200);
        assertThat(drawer.row(card).bonusMinor()).isEqualTo(300);
    }

    @Test
    void what_was_spent_is_not_refunded() {
        var lot = orders.paid();
        drawer.done(new Spend(card, "store_a", 1, "spend_1", Drawer.ENTITIES));

        assertThat(drawer.refused(refund("refund_1", lot, MINOR))).isEqualTo("recharge_spent");
    }

    @Test
    void cash_is_handed_out_at_once() {
        drawer.done(orders.cash(MINOR, Bonus.NONE));

        drawer.done(refund("refund_1", card + "/00000000", MINOR, PayWith.CASH, "drawer_1"));

        assertThat(orders.order().state()).isEqualTo(OrderState.REFUNDED);
        assertThat(orders.refund("refund_1").state()).isEqualTo(RefundRow.State.REFUNDED);
        assertThat(orders.refund("refund_1").janitorDueAt()).isNull();
        assertThat(orders.belongings().paidBackMinor()).isEqualTo(MINOR);
        assertThat(drawer.hot(Chart.cash("drawer_1")).posted()).isZero();
        assertThat(drawer.told()).isEqualTo(new RechargeEvent.Refunded(ORDER, "refund_1", MINOR));
    }

    @Test
    void a_refund_is_asked_about_until_the_channel_has_decided() {
        var lot = orders.paid();
        drawer.done(refund("refund_1", lot, null));

        drawer.done(note(new RefundWord.OnItsWay("r_1", NOW.plusSeconds(2))));
        assertThat(orders.refund("refund_1").state()).isEqualTo(RefundRow.State.SENT);
        drawer.done(note(new RefundWord.NotYet(NOW.plusSeconds(10))));

        var asked = orders.refund("refund_1");
        assertThat(asked.state()).isEqualTo(RefundRow.State.SENT);
        assertThat(asked.channelRefundId()).isEqualTo("r_1");
        assertThat(asked.janitorTries()).isEqualTo(2);
        assertThat(asked.janitorDueAt()).isEqualTo(NOW.plusSeconds(10));
        drawer.done(note(new RefundWord.GivenUp()));
        assertThat(orders.refund("refund_1").state()).isEqualTo(RefundRow.State.FAILED);
        assertThat(orders.refund("refund_1").endedAt()).isEqualTo(NOW);
        assertThat(drawer.hot(Chart.refundsPayable("WECHAT")).posted()).isEqualTo(MINOR);
    }

    @Test
    void a_chargeback_blocks_the_card_and_its_recharge_is_not_paid_back_once_more() {
        var lot = orders.paid();

        assertThat(drawer.done(take(MINOR))).isEqualTo(DISPUTE);

        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.FROZEN);
        assertThat(drawer.hot(Chart.chargebackReceivable("WECHAT")).debitsPosted())
                .isEqualTo(MINOR);
        assertThat(drawer.hot(Chart.receivable("WECHAT")).posted()).isZero();
        assertThat(drawer.row(RechargeTables.CHARGEBACKS, DISPUTE).openedAt()).isEqualTo(NOW);
        assertThat(drawer.refused(refund("refund_1", lot, null))).isEqualTo("chargeback_known");
        assertThat(drawer.refused(take(MINOR))).isEqualTo("chargeback_known");
    }

    @Test
    void a_chargeback_is_at_most_what_the_recharge_brought_and_was_not_refunded() {
        var lot = orders.paid();
        assertThat(drawer.refused(take(MINOR + 1))).isEqualTo("chargeback_above_recharge");
        drawer.done(refund("refund_1", lot, 1_000L));
        assertThat(drawer.refused(take(4_001))).isEqualTo("chargeback_above_recharge");

        drawer.done(take(4_000));
    }

    @Test
    void an_order_that_brought_no_money_has_none() {
        orders.occurred();

        assertThat(drawer.refused(take(1))).isEqualTo("chargeback_above_recharge");
    }

    @Test
    void a_chargeback_that_was_won_is_the_channels_debt_again() {
        var lot = orders.paid();
        drawer.done(take(MINOR));

        assertThat(drawer.done(end(lot, ChargebackRow.State.WON))).isEqualTo(DISPUTE);

        assertThat(drawer.principal(card).posted()).isEqualTo(MINOR);
        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.ACTIVE);
        assertThat(drawer.hot(Chart.chargebackReceivable("WECHAT")).posted()).isZero();
        assertThat(drawer.hot(Chart.receivable("WECHAT")).posted()).isEqualTo(-MINOR);
        assertThat(drawer.refused(end(lot, ChargebackRow.State.LOST)))
                .isEqualTo("chargeback_ended");
        assertThat(drawer.refused(new WriteOffChargeback(DISPUTE, 1, "adj_1")))
                .isEqualTo("above_claim");
        drawer.done(refund("refund_1", lot, null));
    }

    @Test
    void a_lost_one_takes_what_is_left_and_the_rest_is_a_claim_until_it_is_written_off() {
        var lot = orders.paid();
        drawer.done(new Spend(card, "store_a", 2_000, "spend_1", Drawer.ENTITIES));
        drawer.done(take(MINOR));

        drawer.done(end(lot, ChargebackRow.State.LOST));

        var lost = drawer.row(RechargeTables.CHARGEBACKS, DISPUTE);
        assertThat(lost.takenMinor()).isEqualTo(3_000);
        assertThat(lost.leftMinor()).isEqualTo(2_000);
        assertThat(drawer.principal(card).posted()).isZero();
        assertThat(drawer.refused(refund("refund_1", lot, null))).isEqualTo("chargeback_known");
        var above = drawer.refusal(new WriteOffChargeback(DISPUTE, 2_001, "adj_1"));
        assertThat(above.figures()).containsEntry("leftMinor", 2_000L);

        assertThat(drawer.done(new WriteOffChargeback(DISPUTE, 500, "adj_1"))).isEqualTo("adj_1");
        assertThat(drawer.refused(new WriteOffChargeback(DISPUTE, 1_501, "adj_2")))
                .isEqualTo("above_claim");
        drawer.done(new WriteOffChargeback(DISPUTE, 1_500, "adj_2"));

        assertThat(drawer.hot(Chart.chargebackLoss("WECHAT")).debitsPosted()).isEqualTo(2_000);
        assertThat(drawer.hot(Chart.chargebackReceivable("WECHAT")).posted()).isZero();
        assertThat(drawer.refused(new WriteOffChargeback("chb_9", 1, "adj_3")))
                .isEqualTo("unknown_claim");
    }

    @Test
    void one_whose_card_has_gone_on_is_asked_for_again() {
        var lot = orders.paid();
        var row = drawer.row(card);
        drawer.change(row.goneTo("card_2", 0));
        assertThat(drawer.refused(take(MINOR))).isEqualTo("card_in_motion");
        drawer.lay(Changes.NONE.insert(RechargeTables.CHARGEBACKS, chargeback(1)));

        assertThat(drawer.refused(end(lot, ChargebackRow.State.LOST))).isEqualTo("card_in_motion");
    }

    private TakeChargeback take(long minor) {
        return new TakeChargeback(chargeback(minor), card);
    }

    private EndChargeback end(String lot, ChargebackRow.State as) {
        var row = drawer.row(RechargeTables.CHARGEBACKS, DISPUTE);
        return new EndChargeback(row, card, lot, as, "staff_2", Drawer.ENTITIES);
    }

    private static ChargebackRow chargeback(long minor) {
        return new ChargebackRow(
                ChargebackRow.idOf(ORDER),
                ORDER,
                "store_a",
                "WECHAT",
                "case 7",
                ChargebackRow.State.OPEN,
                minor,
                0,
                0,
                "fraud",
                "staff_1",
                Instant.EPOCH,
                null,
                null,
                Drawer.TODAY);
    }

    private AskRefund refund(String id, String lot, @Nullable Long minor) {
        return refund(id, lot, minor, PayWith.WECHAT, null);
    }

    private AskRefund refund(
            String id, String lot, @Nullable Long minor, PayWith with, @Nullable String from) {
        return new AskRefund(
                ORDER,
                card,
                lot,
                null,
                minor,
                with == PayWith.CASH ? null : OrdersInMemory.ATTEMPT,
                from,
                with,
                id,
                "asked",
                Drawer.ENTITIES);
    }

    private AskRefund withBonus(String id) {
        var bonus = card + "/00000001";
        return new AskRefund(
                ORDER,
                card,
                card + "/00000000",
                new Uncredit.BonusLot(bonus, bonus),
                1_000L,
                OrdersInMemory.ATTEMPT,
                null,
                PayWith.WECHAT,
                id,
                "asked",
                Drawer.ENTITIES);
    }

    private static NoteRefund note(RefundWord word) {
        return new NoteRefund("refund_1", ORDER, word);
    }
}
