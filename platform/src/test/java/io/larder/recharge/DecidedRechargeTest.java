package io.larder.recharge;

import static io.larder.recharge.OrdersInMemory.MINOR;
import static io.larder.recharge.OrdersInMemory.NOW;
import static io.larder.recharge.OrdersInMemory.ORDER;
import static io.larder.recharge.OrdersInMemory.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.card.Admit;
import io.larder.card.Bonus;
import io.larder.card.Drawer;
import io.larder.card.bonus.CampaignKit;
import io.larder.ledger.Chart;
import io.larder.recharge.RechargeEvent.AmountDisputed;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of a recharge, decided in memory. */
class DecidedRechargeTest {

    private final OrdersInMemory orders = new OrdersInMemory();
    private final Drawer drawer = orders.drawer;
    private final String card = orders.card;

    @Test
    void an_order_reserves_its_money_and_is_asked_about_when_no_answer_comes() {
        orders.occurred();

        assertThat(orders.order().state()).isEqualTo(OrderState.OCCURRED);
        assertThat(orders.order().expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(orders.attempt().state()).isEqualTo(AttemptRow.State.SENDING);
        assertThat(orders.attempt().janitorDueAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(drawer.principal(card).creditsPending()).isEqualTo(MINOR);
        assertThat(drawer.told())
                .isEqualTo(new RechargeEvent.Occurred(ORDER, card, MINOR, PayWith.WECHAT));
    }

    @Test
    void what_the_card_may_not_take_is_not_asked_of_a_channel() {
        assertThat(drawer.refused(orders.occur(100_001, Bonus.NONE))).isEqualTo("card_over_limit");
        assertThat(drawer.refused(orders.cash(100_001, Bonus.NONE))).isEqualTo("card_over_limit");
    }

    @Test
    void the_channels_code_is_kept_and_asked_about_soon() {
        orders.occurred();

        drawer.done(answer(AttemptRow.State.PREPARED, "{}"));

        assertThat(orders.order().state()).isEqualTo(OrderState.OCCURRED);
        assertThat(orders.attempt().state()).isEqualTo(AttemptRow.State.PREPARED);
        assertThat(orders.attempt().answer()).isEqualTo("{}");
        assertThat(orders.attempt().janitorDueAt()).isEqualTo(NOW.plusSeconds(15));
    }

    @Test
    void a_refused_order_ends_and_gives_its_reserve_up() {
        orders.occurred();

        assertThat(drawer.done(answer(AttemptRow.State.REFUSED, "no"))).isEqualTo(ORDER);

        assertThat(orders.order().state()).isEqualTo(OrderState.REFUSED);
        assertThat(orders.attempt().janitorDueAt()).isNull();
        assertThat(drawer.principal(card).creditsPending()).isZero();
        assertThat(drawer.told()).isEqualTo(new RechargeEvent.Ended(ORDER, OrderState.REFUSED));
    }

    @Test
    void a_lost_answer_leaves_the_order_unknown_with_its_reserve() {
        orders.occurred();

        drawer.done(answer(AttemptRow.State.UNKNOWN, "timeout"));

        assertThat(orders.order().state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(orders.attempt().janitorDueAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(drawer.principal(card).creditsPending()).isEqualTo(MINOR);
    }

    @Test
    void an_answer_that_comes_after_the_money_changes_nothing() {
        orders.paid();
        var before = orders.attempt();

        assertThat(drawer.done(answer(AttemptRow.State.REFUSED, "no"))).isEqualTo(ORDER);

        assertThat(orders.attempt()).isEqualTo(before);
        assertThat(orders.order().state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void money_that_comes_is_put_on_the_card_and_the_order_is_confirmed() {
        orders.occurred();

        assertThat(drawer.done(orders.confirm("tx_1", MINOR))).isEqualTo(Confirmed.onCard(MINOR));

        var order = orders.order();
        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(order.transactionId()).isEqualTo("tx_1");
        assertThat(order.confirmedAt()).isEqualTo(NOW);
        assertThat(order.businessDate()).isEqualTo(OrdersInMemory.BILLED);
        assertThat(orders.attempt().state()).isEqualTo(AttemptRow.State.ENDED);
        assertThat(drawer.principal(card).posted()).isEqualTo(MINOR);
        assertThat(drawer.principal(card).creditsPending()).isZero();
        var receipt = drawer.row(RechargeTables.RECEIPTS, "WECHAT/tx_1");
        assertThat(receipt.applied()).isEqualTo(ReceiptRow.Applied.CARD);
        assertThat(drawer.told())
                .isEqualTo(
                        new RechargeEvent.Confirmed(
                                ORDER,
                                card,
                                drawer.row(card).version(),
                                card + "/00000000",
                                MINOR,
                                MINOR,
                                null,
                                Method.TILL,
                                PayWith.WECHAT,
                                "store_a",
                                OrdersInMemory.BILLED));
    }

    @Test
    void another_amount_than_the_orders_goes_back_whole() {
        orders.occurred();

        assertThat(drawer.done(orders.confirm("tx_1", 4_999)))
                .isEqualTo(Confirmed.unapplied(4_999, "amount_mismatch"));

        assertThat(orders.order().state()).isEqualTo(OrderState.REFUNDING);
        assertThat(drawer.principal(card).posted()).isZero();
        assertThat(drawer.principal(card).creditsPending()).isZero();
        assertThat(drawer.hot(Chart.refundsPayable("WECHAT")).posted()).isEqualTo(4_999);
        assertThat(drawer.hot(Chart.unapplied("WECHAT")).posted()).isZero();
        var refund = orders.refund("refund_of_tx_1");
        assertThat(refund.state()).isEqualTo(RefundRow.State.DUE);
        assertThat(refund.amountMinor()).isEqualTo(4_999);
        assertThat(drawer.told())
                .isEqualTo(
                        new RechargeEvent.Unapplied(
                                ORDER, "WECHAT/tx_1", 4_999, "amount_mismatch"));
    }

    @Test
    void money_for_a_card_that_has_ended_goes_back() {
        orders.occurred();
        drawer.change(drawer.row(card).closed());

        assertThat(drawer.done(orders.confirm("tx_1", MINOR)))
                .isEqualTo(Confirmed.unapplied(MINOR, "card_closed"));
        assertThat(orders.order().state()).isEqualTo(OrderState.REFUNDING);

        drawer.done(note("refund_of_tx_1", new RefundWord.Paid("r_1", NOW, Drawer.TODAY)));

        assertThat(orders.order().state()).isEqualTo(OrderState.REFUNDED);
        assertThat(drawer.moved().getLast().reference()).isEqualTo(ORDER);
        assertThat(orders.order().version()).isEqualTo(3);
    }

    @Test
    void of_two_payments_in_vain_the_first_ones_refund_ends_the_order() {
        orders.occurred();
        drawer.done(orders.confirm("tx_1", 4_999));
        drawer.done(orders.confirm("tx_2", MINOR));

        drawer.done(note("refund_of_tx_2", new RefundWord.Paid("r_2", NOW, Drawer.TODAY)));
        assertThat(orders.order().state()).isEqualTo(OrderState.REFUNDING);

        drawer.done(note("refund_of_tx_1", new RefundWord.Paid("r_1", NOW, Drawer.TODAY)));
        assertThat(orders.order().state()).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void a_kiosk_takes_no_cash_where_the_law_wants_the_customer_to_be_there() {
        assertThat(drawer.refused(atKiosk(PayWith.CASH))).isEqualTo("cash_not_allowed");
        drawer.done(atKiosk(PayWith.WECHAT));
    }

    @Test
    void a_second_payment_of_an_order_goes_back_and_says_nothing_of_the_order() {
        orders.paid();

        assertThat(drawer.done(orders.confirm("tx_2", MINOR)))
                .isEqualTo(Confirmed.unapplied(MINOR, "order_confirmed"));
        drawer.done(note("refund_of_tx_2", new RefundWord.Paid("r_2", NOW, Drawer.TODAY)));

        assertThat(orders.order().state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(drawer.principal(card).posted()).isEqualTo(MINOR);
        assertThat(drawer.hot(Chart.receivable("WECHAT")).posted()).isEqualTo(-MINOR);
    }

    @Test
    void an_unpaid_order_ends_once_and_money_after_that_goes_back() {
        orders.occurred();

        assertThat(drawer.done(new EndUnpaid(orders.identity()))).isEqualTo(OrderState.CLOSED);

        assertThat(drawer.principal(card).creditsPending()).isZero();
        assertThat(orders.attempt().state()).isEqualTo(AttemptRow.State.ENDED);
        assertThat(drawer.told()).isEqualTo(new RechargeEvent.Ended(ORDER, OrderState.CLOSED));
        var ended = orders.order();
        assertThat(drawer.done(new EndUnpaid(orders.identity()))).isEqualTo(OrderState.CLOSED);
        assertThat(orders.order()).isEqualTo(ended);
        assertThat(drawer.done(orders.confirm("tx_1", MINOR)).why()).isEqualTo("order_closed");
    }

    @Test
    void money_of_no_order_of_ours_is_kept_and_goes_back() {
        var kept = drawer.done(new KeepUnknown(evidence("tx_9", 700), "sealed", "refund_9"));

        assertThat(kept).isEqualTo(Confirmed.unapplied(700, "unknown_order"));
        assertThat(drawer.moved().getLast().reference()).isEqualTo(OrdersInMemory.ATTEMPT);
        drawer.done(new NoteRefund("refund_9", "", new RefundWord.Paid("r_9", NOW, Drawer.TODAY)));
        assertThat(orders.refund("refund_9").state()).isEqualTo(RefundRow.State.REFUNDED);
        assertThat(drawer.hot(Chart.receivable("WECHAT")).posted()).isZero();
        assertThat(drawer.moved().getLast().reference()).isEqualTo(OrdersInMemory.ATTEMPT);
        assertThat(drawer.told()).isEqualTo(new RechargeEvent.Refunded("", "refund_9", 700));
    }

    @Test
    void the_janitor_asks_again_and_a_late_word_of_another_changes_nothing() {
        orders.occurred();

        drawer.done(new AskLater(OrdersInMemory.ATTEMPT, 0, NOW.plusSeconds(5)));

        assertThat(orders.attempt().janitorTries()).isEqualTo(1);
        assertThat(orders.attempt().janitorDueAt()).isEqualTo(NOW.plusSeconds(5));
        drawer.done(new AskLater(OrdersInMemory.ATTEMPT, 0, NOW.plusSeconds(99)));
        assertThat(orders.attempt().janitorTries()).isEqualTo(1);
        drawer.done(new AskLater(OrdersInMemory.ATTEMPT, 1, null));
        drawer.done(new AskLater(OrdersInMemory.ATTEMPT, 2, NOW));
        assertThat(orders.attempt().janitorTries()).isEqualTo(2);
    }

    @Test
    void a_notice_that_disagrees_makes_the_janitor_ask_at_once() {
        orders.occurred();
        var disputed = new AmountDisputed(ORDER, "WECHAT/tx_1", 1);

        drawer.done(new AskChannel(OrdersInMemory.ATTEMPT, disputed));

        assertThat(orders.attempt().janitorDueAt()).isEqualTo(NOW);
        assertThat(orders.attempt().janitorTries()).isZero();
        assertThat(drawer.told()).isEqualTo(disputed);
        drawer.done(new AskChannel(OrdersInMemory.ATTEMPT, null));
        assertThat(drawer.allTold()).hasSize(2);
    }

    @Test
    void bonus_is_promised_with_the_order_and_given_with_the_money() {
        drawer.done(orders.occur(MINOR, offer()));
        var promise = orders.belongings().promise();
        assertThat(promise).isEqualTo(new Bonus.Promised("camp_1", 500, 9, null));

        drawer.done(orders.confirm("tx_1", MINOR, promise));

        assertThat(orders.belongings().bonusMinor()).isEqualTo(500);
        assertThat(orders.belongings().bonusLotId()).isEqualTo(card + "/00000001");
        assertThat(drawer.row(card).bonusMinor()).isEqualTo(500);
        assertThat(PackageRow.plain(ORDER).promise()).isEqualTo(Bonus.NONE);
    }

    @Test
    void cash_is_confirmed_at_once_with_its_bonus() {
        assertThat(drawer.done(orders.cash(MINOR, offer()))).isEqualTo(ORDER);

        assertThat(orders.order().state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(orders.order().lotId()).isEqualTo(card + "/00000000");
        assertThat(orders.order().confirmedAt()).isEqualTo(NOW);
        assertThat(orders.belongings().bonusMinor()).isEqualTo(500);
        assertThat(drawer.hot(Chart.cash("drawer_1")).debitsPosted()).isEqualTo(MINOR);
        assertThat(drawer.told()).isInstanceOf(RechargeEvent.Confirmed.class);
    }

    @Test
    void what_the_bill_says_too_is_reconciled_once() {
        orders.paid();

        assertThat(drawer.done(new MarkReconciled(List.of(ORDER)))).isEqualTo(1);
        assertThat(drawer.done(new MarkReconciled(List.of(ORDER)))).isZero();

        assertThat(orders.order().state()).isEqualTo(OrderState.RECONCILED);
        var most = Collections.nCopies(MarkReconciled.MOST, ORDER);
        assertThat(new MarkReconciled(most).orderIds()).hasSize(MarkReconciled.MOST);
        var tooMany = Collections.nCopies(MarkReconciled.MOST + 1, ORDER);
        assertThatThrownBy(() -> new MarkReconciled(tooMany))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Admit atKiosk(PayWith with) {
        return new NewOrder(
                        ORDER,
                        card,
                        MINOR,
                        Method.KIOSK,
                        with,
                        "store_a",
                        null,
                        null,
                        "kiosk_1",
                        null)
                .admission(Drawer.PACKS);
    }

    private static Bonus offer() {
        return new Bonus.Offered(List.of(CampaignKit.fixed("camp_1", 500).made()));
    }

    private RecordAnswer answer(AttemptRow.State state, String text) {
        return new RecordAnswer(orders.identity(), new ChannelAnswer(state, text));
    }

    private static NoteRefund note(String refund, RefundWord word) {
        return new NoteRefund(refund, ORDER, word);
    }
}
