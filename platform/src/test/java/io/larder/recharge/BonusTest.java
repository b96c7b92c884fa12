package io.larder.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.Bonus;
import io.larder.card.CardAccounts;
import io.larder.card.Uncredit;
import io.larder.card.audit.LotsEqualBalance;
import io.larder.card.bonus.Campaign;
import io.larder.card.hold.Hold;
import io.larder.card.hold.HoldState;
import io.larder.card.hold.ReleaseHold;
import io.larder.card.spend.Spend;
import io.larder.channel.Evidence.Source;
import io.larder.channel.PaymentEvidence.Received;
import io.larder.channel.Refunding;
import io.larder.money.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bonus from its promise to its end, on a real ledger. */
class BonusTest {

    private static final String TENTH = "campaign_tenth";

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
    void lotsAreTheBalanceAndBooksBalance() {
        assertThat(new LotsEqualBalance().ofAll(shop.database.jdbc())).isEmpty();
        assertThat(shop.audit().ok()).isTrue();
    }

    @Test
    void oneHundredGetsTenInTheSameTransactionAndGoesBackWithIt() {
        var card = shop.card();
        var order = paid(card, 10_000, tenth(null, null));

        assertThat(bonusOn(card)).isEqualTo(1_000);
        assertThat(order.bonusMinor()).isEqualTo(1_000);
        refund(order, null);

        assertThat(shop.onCard(card)).isZero();
        assertThat(bonusOn(card)).isZero();
        assertThat(state(order)).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void bonusThatWasSpentIsSharedProRataWhenTheRechargeGoesBack() {
        var card = shop.card();
        var order = paid(card, 10_000, tenth(null, null));
        long cost = shop.balance("bonus-cost/" + TENTH);
        shop.done(shop.run(new Spend(card, "store_a", 1_000, "spend_1", RechargeShop.ENTITIES)));

        assertThat(refund(order, 5_000L)).isEqualTo(500);
        assertThat(refund(order, null)).isEqualTo(410);

        assertThat(shop.onCard(card)).isZero();
        assertThat(bonusOn(card)).isZero();
        assertThat(shop.balance("bonus-cost/" + TENTH)).isEqualTo(cost + 910);
        assertThat(shop.orders.packageOf(order.id()).orElseThrow().refundedMinor())
                .isEqualTo(9_090);
        assertThat(state(order)).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void whatWasPromisedIsGivenWhenTheMoneyComes() {
        var card = shop.card();
        var attempt = Ids.crockford(Ids.uuid7());
        var order = shop.order(card, 10_000, PayWith.WECHAT);
        var offered = new Bonus.Offered(List.of(tenth(null, null)));
        shop.done(
                shop.run(
                        new Occur(
                                order,
                                attempt,
                                RechargeShop.PAYABLE_FOR,
                                offered,
                                RechargeShop.RULES)));
        shop.answered(attempt, AttemptRow.State.PREPARED);
        assertThat(bonusOn(card)).isZero();

        assertThat(shop.evidence.received(shop.paid(attempt, "tx-bonus", 10_000, Source.NOTICE)))
                .isEqualTo(Received.CREDITED);

        assertThat(bonusOn(card)).isEqualTo(1_000);
        shop.channel.refunding = new Refunding.Refunded("channel-bonus", shop.clock.now());
        assertThat(refund(shop.orders.packageOf(order.id()).orElseThrow(), 3_333L)).isEqualTo(334);
        assertThat(bonusOn(card)).isEqualTo(666);
    }

    @Test
    void oneCardGetsNoMoreThanItsCampaignAllowsAndNoMoreThanItMayHold() {
        var card = shop.card();
        paid(card, 10_000, tenth(1_500L, null));
        paid(card, 10_000, tenth(1_500L, null));
        assertThat(bonusOn(card)).isEqualTo(1_500);
        paid(card, 78_400, tenth(null, null));
        assertThat(bonusOn(card)).isEqualTo(1_600);
    }

    @Test
    void theLowestPriorityGivesAndThenTheOneThatGivesMost() {
        var card = shop.card();
        var twice = campaign("campaign_fifth", 200, null, null, LocalDate.EPOCH, 2);
        var first = campaign("campaign_first", 10, null, null, LocalDate.EPOCH, 1);
        var over = campaign("campaign_over", 900, null, LocalDate.EPOCH, LocalDate.EPOCH, 0);
        var order = shop.order(card, 10_000, PayWith.CASH);
        shop.done(
                shop.run(
                        new TakeCash(
                                order,
                                new Bonus.Offered(List.of(twice, first, over)),
                                RechargeShop.RULES,
                                RechargeShop.ENTITIES)));
        assertThat(bonusOn(card)).isEqualTo(100);
    }

    @Test
    void bonusRunsOutAfterItsLastDayButForWhatIsHeldAndPrincipalNever() {
        var card = shop.card();
        paid(card, 10_000, tenth(null, null));
        var hold = Ids.next("hold");
        shop.done(shop.run(new Hold(hold, card, "store_a", 400, Duration.ofDays(60))));
        var lastDay = shop.clock.today().plusDays(30);
        shop.clock.advance(Duration.ofDays(30));
        shop.expiry.upTo(shop.clock.today().minusDays(1));
        assertThat(bonusOn(card)).isEqualTo(1_000);

        shop.clock.advance(Duration.ofDays(1));
        assertThat(shop.expiry.upTo(lastDay)).isZero();
        assertThat(bonusOn(card)).isEqualTo(400);
        assertThat(shop.onCard(card)).isEqualTo(10_000);

        assertThat(shop.expiry.upTo(lastDay)).isZero();
        assertThat(bonusOn(card)).isEqualTo(400);
        shop.done(shop.run(new ReleaseHold(hold, card, HoldState.VOIDED)));
        shop.expiry.upTo(lastDay);
        shop.expiry.upTo(lastDay);
        assertThat(bonusOn(card)).isZero();
        assertThat(shop.onCard(card)).isEqualTo(10_000);
    }

    private static PackageRow paid(String card, long minor, Campaign campaign) {
        var order = shop.order(card, minor, PayWith.CASH);
        var part =
                new TakeCash(
                        order,
                        new Bonus.Offered(List.of(campaign)),
                        RechargeShop.RULES,
                        RechargeShop.ENTITIES);
        return shop.orders.packageOf(shop.done(shop.run(part))).orElseThrow();
    }

    /** Refunds a part, or all that can be; what was taken back for the bonus. */
    private static long refund(PackageRow about, @Nullable Long minor) {
        var order = shop.orders.find(about.id()).orElseThrow();
        var refundId = Ids.crockford(Ids.uuid7());
        shop.done(
                shop.run(
                        new AskRefund(
                                order.id(),
                                order.cardId(),
                                Objects.requireNonNull(order.lotId()),
                                new Uncredit.BonusLot(
                                        Objects.requireNonNull(about.bonusLotId()),
                                        Objects.requireNonNull(about.bonusLotId())),
                                minor,
                                null,
                                order.drawerId(),
                                order.payWith(),
                                refundId,
                                "asked",
                                RechargeShop.ENTITIES)));
        return shop.orders.refund(refundId).orElseThrow().bonusMinor();
    }

    private static OrderState state(PackageRow about) {
        return shop.orders.find(about.id()).orElseThrow().state();
    }

    private static long bonusOn(String card) {
        return shop.balance(CardAccounts.bonus(card).name());
    }

    private static Campaign tenth(@Nullable Long mostOnCard, @Nullable LocalDate lastDay) {
        return campaign(TENTH, 100, mostOnCard, lastDay, LocalDate.EPOCH, 1);
    }

    private static Campaign campaign(
            String id,
            int thousandths,
            @Nullable Long mostOnCard,
            @Nullable LocalDate lastDay,
            LocalDate firstDay,
            int priority) {
        return new Campaign(
                id,
                "充一百送十",
                "100 gets 10",
                firstDay,
                lastDay == null ? LocalDate.of(2999, 1, 1) : lastDay,
                5_000,
                0,
                thousandths,
                null,
                mostOnCard,
                Campaign.Holders.ANY,
                "",
                "",
                "",
                "",
                30,
                priority,
                Instant.EPOCH,
                "staff_t",
                null);
    }
}
