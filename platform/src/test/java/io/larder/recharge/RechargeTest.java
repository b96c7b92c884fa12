package io.larder.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.larder.card.move.MoveMoney;
import io.larder.channel.Closing;
import io.larder.channel.Evidence.Source;
import io.larder.channel.Found;
import io.larder.channel.PaymentEvidence.Received;
import io.larder.channel.Refunding;
import io.larder.money.Ids;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RechargeTest {

    private static RechargeShop shop;

    @BeforeAll
    static void open() {
        shop = new RechargeShop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @AfterEach
    void theBooksAreSound() {
        assertThat(shop.audit().breaches()).isEmpty();
        shop.channel.found = new Found.Unpaid();
        shop.channel.closing = new Closing.Closed();
    }

    @Test
    void cashIsOnTheCardAndInTheDrawerAtOnce() {
        var card = shop.card();
        long before = shop.balance("cash/drawer_a1");
        shop.done(shop.cash(card, 10_000));
        assertThat(shop.onCard(card)).isEqualTo(10_000);
        assertThat(shop.balance("cash/drawer_a1")).isEqualTo(before - 10_000);
    }

    @Test
    void anOrderThatWaitsCountsTowardTheLimit() {
        var card = shop.card();
        shop.payable(card, 60_000);
        assertThat(shop.pending(card)).isEqualTo(60_000);
        assertThat(shop.refusal(shop.cash(card, 50_000))).isEqualTo("card_over_limit");
        assertThat(shop.onCard(card)).isZero();
    }

    @Test
    void aNoticeCreditsOnceHoweverOftenItComes() {
        var card = shop.card();
        var attempt = shop.payable(card, 5_000);
        var paid = shop.paid(attempt, "tx-once", 5_000, Source.NOTICE);
        assertThat(shop.evidence.received(paid)).isEqualTo(Received.CREDITED);
        assertThat(shop.evidence.received(paid)).isEqualTo(Received.REPEATED);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CONFIRMED);
        assertThat(shop.onCard(card)).isEqualTo(5_000);
        assertThat(shop.pending(card)).isZero();
    }

    @Test
    void aSecondPaymentForOneOrderGoesBackAndLeavesTheOrderAlone() {
        var card = shop.card();
        var attempt = shop.payable(card, 5_000);
        shop.evidence.received(shop.paid(attempt, "tx-first", 5_000, Source.NOTICE));
        assertThat(shop.evidence.received(shop.paid(attempt, "tx-second", 5_000, Source.NOTICE)))
                .isEqualTo(Received.UNAPPLIED);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CONFIRMED);
        refundOf(attempt);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CONFIRMED);
        assertThat(shop.onCard(card)).isEqualTo(5_000);
    }

    @Test
    void aNoticeThatNamesAnotherAmountPostsNothingUntilTheChannelConfirmsIt() {
        var card = shop.card();
        var attempt = shop.payable(card, 5_000);
        assertThat(shop.evidence.received(shop.paid(attempt, "tx-lie", 4_000, Source.NOTICE)))
                .isEqualTo(Received.QUERY_DUE);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.OCCURRED);

        shop.channel.found = new Found.Paid(shop.paid(attempt, "tx-lie", 5_000, Source.QUERY));
        shop.attempts.settle(attempt, false);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CONFIRMED);
        assertThat(shop.onCard(card)).isEqualTo(5_000);
    }

    @Test
    void anotherAmountThatWasReallyPaidGoesBackAndEndsTheOrder() {
        var card = shop.card();
        var attempt = shop.payable(card, 5_000);
        shop.channel.found = new Found.Paid(shop.paid(attempt, "tx-odd", 4_000, Source.QUERY));
        shop.attempts.settle(attempt, false);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.REFUNDING);
        assertThat(shop.onCard(card)).isZero();
        assertThat(shop.pending(card)).isZero();
        refundOf(attempt);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void theRefundOfASecondPaymentDoesNotEndAnOrderWhoseOwnMoneyIsStillOnItsWayBack() {
        var attempt = shop.payable(shop.card(), 5_000);
        shop.channel.found = new Found.Paid(shop.paid(attempt, "tx-vain", 4_000, Source.QUERY));
        shop.attempts.settle(attempt, false);
        shop.evidence.received(shop.paid(attempt, "tx-beside", 5_000, Source.NOTICE));
        shop.channel.refunding = new Refunding.Refunded("channel-refund", shop.clock.now());
        var second =
                shop.orders.refunds(shop.orderOf(attempt).id()).stream()
                        .filter(refund -> "tx-beside".equals(refund.transactionId()))
                        .findFirst()
                        .orElseThrow();

        shop.refunds.settle(second.id());

        assertThat(shop.state(attempt)).isEqualTo(OrderState.REFUNDING);
        refundOf(attempt);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void anExpiredOrderIsClosedOnTheChannelsWordAndLateMoneyGoesBack() {
        var card = shop.card();
        var attempt = shop.payable(card, 5_000);
        shop.clock.advance(RechargeShop.PAYABLE_FOR.plusSeconds(1));
        shop.attempts.settle(attempt, false);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CLOSED);
        assertThat(shop.pending(card)).isZero();

        assertThat(shop.evidence.received(shop.paid(attempt, "tx-late", 5_000, Source.NOTICE)))
                .isEqualTo(Received.UNAPPLIED);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CLOSED);
        refundOf(attempt);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CLOSED);
        assertThat(shop.onCard(card)).isZero();
    }

    @Test
    void anOrderTheChannelDoesNotKnowYetStaysOpenUntilNothingCanComeAnyMore() {
        var attempt = shop.payable(shop.card(), 5_000);
        shop.channel.found = new Found.NotYet();
        shop.channel.closing = new Closing.NotYet();
        shop.clock.advance(RechargeShop.PAYABLE_FOR.plusSeconds(1));
        shop.attempts.settle(attempt, true);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.OCCURRED);
        shop.clock.advance(Duration.ofMinutes(11));
        shop.attempts.settle(attempt, false);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CLOSED);
    }

    @Test
    void afterACrashBeforeTheAnswerTheOrderIsUnknownAndThenSettledByItsFixedNumber() {
        var card = shop.card();
        var attempt = Ids.crockford(Ids.uuid7());
        shop.done(shop.occur(card, 5_000, attempt));
        shop.channel.found = new Found.Unknown("no answer");
        shop.attempts.settle(attempt, false);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.UNKNOWN);

        shop.channel.found = new Found.Unpaid();
        shop.attempts.settle(attempt, false);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CLOSED);
        assertThat(shop.pending(card)).isZero();
    }

    @Test
    void aRefusalByTheChannelEndsTheOrderAndGivesTheReserveUp() {
        var card = shop.card();
        var attempt = Ids.crockford(Ids.uuid7());
        shop.done(shop.occur(card, 5_000, attempt));
        shop.answered(attempt, AttemptRow.State.REFUSED);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.REFUSED);
        assertThat(shop.pending(card)).isZero();
    }

    @Test
    void anUnspentRechargeIsRefundedWholeWithTheSameNumberOnEveryTry() {
        var card = shop.card();
        var attempt = shop.payable(card, 5_000);
        shop.evidence.received(shop.paid(attempt, "tx-back", 5_000, Source.NOTICE));
        var order = shop.orderOf(attempt);
        var refundId = Ids.crockford(Ids.uuid7());
        var ask = ask(order, attempt, null, refundId);
        shop.done(shop.run(ask));
        assertThat(shop.state(attempt)).isEqualTo(OrderState.REFUNDING);
        assertThat(shop.onCard(card)).isZero();
        assertThat(shop.refusal(shop.run(ask))).isEqualTo("recharge_not_refundable");

        shop.channel.refunding = new Refunding.Unknown("no answer");
        shop.refunds.settle(refundId);
        refundOf(attempt);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.REFUNDED);
        assertThat(shop.channel.refundNumbers).endsWith(refundId, refundId);
    }

    @Test
    void aRechargeIsRefundedInPartsEachARowOfItsOwnAndNeverAboveThePayment() {
        var card = shop.card();
        var attempt = shop.payable(card, 5_000);
        shop.evidence.received(shop.paid(attempt, "tx-parts", 5_000, Source.NOTICE));
        var order = shop.orderOf(attempt);
        var first = Ids.crockford(Ids.uuid7());
        shop.done(shop.run(ask(order, attempt, 2_000L, first)));
        assertThat(shop.state(attempt)).isEqualTo(OrderState.CONFIRMED);
        assertThat(shop.onCard(card)).isEqualTo(3_000);

        assertThat(shop.refusal(shop.run(ask(order, attempt, 3_001L, "above"))))
                .isEqualTo("refund_above_recharge");
        var last = Ids.crockford(Ids.uuid7());
        shop.done(shop.run(ask(order, attempt, 3_000L, last)));
        assertThat(shop.state(attempt)).isEqualTo(OrderState.REFUNDING);
        assertThat(shop.refusal(shop.run(ask(order, attempt, 1L, "more"))))
                .isEqualTo("recharge_not_refundable");

        shop.channel.refunding = new Refunding.Refunded("channel-part", shop.clock.now());
        shop.refunds.settle(last);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.REFUNDING);
        shop.refunds.settle(first);
        assertThat(shop.state(attempt)).isEqualTo(OrderState.REFUNDED);
        assertThat(shop.onCard(card)).isZero();
        assertThat(shop.booked.ofTransaction("WECHAT", "tx-parts"))
                .filteredOn(booked -> booked.kind() == Booked.Kind.REFUND)
                .extracting(Booked::refundNumber, Booked::amountMinor)
                .containsExactlyInAnyOrder(tuple(first, 2_000L), tuple(last, 3_000L));
    }

    @Test
    void ofASpentRechargeOnlyTheRestIsRefundedAndTheOrderStaysConfirmed() {
        var card = shop.card();
        var id = shop.done(shop.cash(card, 5_000));
        var order = shop.orders.find(id).orElseThrow();
        shop.done(shop.run(ask(order, null, 1_000L, Ids.crockford(Ids.uuid7()))));
        shop.done(
                shop.run(
                        new MoveMoney(
                                card,
                                shop.card(),
                                1_500,
                                "move",
                                RechargeShop.RULES,
                                RechargeShop.ENTITIES)));

        assertThat(shop.refusal(shop.run(ask(order, null, 2_501L, "above"))))
                .isEqualTo("recharge_spent");
        shop.done(shop.run(ask(order, null, null, Ids.crockford(Ids.uuid7()))));

        assertThat(shop.onCard(card)).isZero();
        assertThat(shop.orders.find(id).orElseThrow().state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(shop.orders.packageOf(id).orElseThrow().paidBackMinor()).isEqualTo(3_500);
        assertThat(shop.refusal(shop.run(ask(order, null, null, "empty"))))
                .isEqualTo("recharge_spent");
    }

    @Test
    void moneyOfAnOrderThatIsNoneOfOursIsKeptAndGoesBack() {
        var stray = shop.paid("00000000000000000000000000", "tx-stray", 700, Source.NOTICE);
        assertThat(shop.evidence.received(stray)).isEqualTo(Received.UNAPPLIED);
        assertThat(shop.evidence.received(stray)).isEqualTo(Received.REPEATED);
    }

    @Test
    void noTerminalStateIsEverLeft() {
        for (var state : OrderState.values()) {
            assertThat(OrderState.NEXT).containsKey(state);
        }
        assertThat(OrderState.NEXT.get(OrderState.CLOSED)).isEmpty();
        assertThat(OrderState.NEXT.get(OrderState.REFUSED)).isEmpty();
        assertThat(OrderState.NEXT.get(OrderState.REFUNDED)).isEmpty();
    }

    private static AskRefund ask(
            OrderRow order, @Nullable String attempt, @Nullable Long minor, String refundId) {
        return new AskRefund(
                order.id(),
                order.cardId(),
                Objects.requireNonNull(order.lotId()),
                null,
                minor,
                attempt,
                order.drawerId(),
                order.payWith(),
                refundId,
                "asked",
                RechargeShop.ENTITIES);
    }

    /** The channel pays the refunds of an order that are still due. */
    private static void refundOf(String attempt) {
        shop.channel.refunding = new Refunding.Refunded("channel-refund", shop.clock.now());
        for (var refund : shop.orders.refunds(shop.orderOf(attempt).id())) {
            shop.refunds.settle(refund.id());
            assertThat(shop.orders.refund(refund.id()).orElseThrow().state())
                    .isEqualTo(RefundRow.State.REFUNDED);
        }
        assertThat(shop.balance("refunds-payable/wechat"))
                .isEqualTo(
                        shop.database
                                .jdbc()
                                .sql(
                                        "SELECT COALESCE(SUM(amount_minor), 0) FROM"
                                                + " recharge_refund WHERE state <> 'REFUNDED'")
                                .query(Long.class)
                                .single());
    }
}
