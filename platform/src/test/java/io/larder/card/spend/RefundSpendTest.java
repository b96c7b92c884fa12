package io.larder.card.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.card.CardAccounts;
import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.HolderKind;
import io.larder.card.Uncredit;
import io.larder.card.core.LotKind;
import io.larder.card.core.LotRow;
import io.larder.card.hold.CommitHold;
import io.larder.card.hold.Hold;
import io.larder.ledger.Chart;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefundSpendTest {

    private static final LocalDate BONUS_ENDS = LocalDate.of(2026, 6, 1);

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(false);

    @Test
    void moneyGoesBackToTheLotsItCameFromTheLastTakenFirst() {
        drawer.bonus(card, 500, BONUS_ENDS);
        var one = drawer.credit(card, 1_000);
        var two = drawer.credit(card, 2_000);
        spend(2_000);

        drawer.done(refund(700L));

        assertThat(drawer.lot(two).remainingMinor()).isEqualTo(2_000);
        assertThat(drawer.lot(one).remainingMinor()).isEqualTo(200);
        assertThat(drawer.row(card).bonusMinor()).isZero();
        assertThat(drawer.row(card).firstOpenLot()).isEqualTo(1);
        assertThat(drawer.principal(card).posted()).isEqualTo(2_200);
        assertThat(drawer.hot(Chart.sales("store_a")).posted()).isEqualTo(1_300);
    }

    @Test
    void severalRefundsAddUpToTheWholeSpendBonusIncludedAndNoMore() {
        drawer.bonus(card, 500, BONUS_ENDS);
        drawer.credit(card, 1_000);
        spend(1_200);

        drawer.done(refund(1L));
        assertThat(drawer.refused(refund(1_200L))).isEqualTo("above_spend");
        drawer.done(refund(1_000L));
        drawer.done(refund(null));

        assertThat(drawer.refused(refund(1L))).isEqualTo("spend_refunded");
        assertThat(drawer.refused(refund(null))).isEqualTo("spend_refunded");
        assertThat(drawer.row(card).bonusMinor()).isEqualTo(500);
        assertThat(drawer.balance(CardAccounts.bonus(card)).posted()).isEqualTo(500);
        assertThat(drawer.principal(card).posted()).isEqualTo(1_000);
        assertThat(drawer.hot(Chart.sales("store_a")).posted()).isZero();
    }

    @Test
    void rechargeWhoseGoodsCameBackCanBeRefundedWhole() {
        var lot = drawer.credit(card, 1_000);
        spend(1_000);
        var uncredit =
                new Uncredit(
                        card,
                        lot,
                        null,
                        Uncredit.Before.NONE,
                        Drawer.CASH,
                        "refund_of_recharge",
                        Drawer.ENTITIES);
        assertThat(drawer.refused(uncredit)).isEqualTo("recharge_spent");

        drawer.done(refund(null));

        assertThat(drawer.done(uncredit).amountMinor()).isEqualTo(1_000);
    }

    @Test
    void lotThatLiesTooFarBackGetsNewOneOfTheSameSource() {
        drawer.credit(card, 1_000);
        spend(1_000);
        drawer.change(drawer.row(card).withLots(1_000).spent(1_001, 0));

        drawer.done(refund(400L));

        var again = drawer.lot(LotRow.idOf(card, 1_001));
        assertThat(again.kind()).isEqualTo(LotKind.REFUND);
        assertThat(again.paymentReference()).isEqualTo("order_1");
        assertThat(again.remainingMinor()).isEqualTo(400);
        assertThat(drawer.row(card).firstOpenLot()).isEqualTo(1_001);
    }

    @Test
    void frozenCardTakesTheMoneyAndStaysFrozen() {
        drawer.credit(card, 1_000);
        spend(1_000);
        drawer.change(drawer.row(card).in(CardStatus.FROZEN, "lost"));

        drawer.done(refund(null));

        assertThat(drawer.principal(card).posted()).isEqualTo(1_000);
        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.FROZEN);
    }

    @Test
    void cardThatIsGoneOrFullHandsTheMoneyToAnotherUnnamedCard() {
        var other = drawer.other("card_2");
        drawer.credit(card, 1_000);
        spend(1_000);
        assertThat(drawer.refused(refund(other, null))).isEqualTo("refund_to_own_card");

        drawer.credit(card, 99_500);
        assertThat(drawer.refused(refund(null))).isEqualTo("card_over_limit");
        drawer.done(refund(other, 600L));

        drawer.change(drawer.row(card).in(CardStatus.CLOSED, null));
        assertThat(drawer.refused(refund(null))).isEqualTo("card_closed");
        drawer.done(refund(other, null));

        assertThat(drawer.principal(other).posted()).isEqualTo(1_000);
        assertThat(drawer.row(other).openLots()).isEqualTo(2);
    }

    @Test
    void namedCardsMoneyGoesToNoOtherHolder() {
        var named = new Drawer();
        var mine =
                named.put(
                        Drawer.row(true)
                                .in(CardStatus.ACTIVE, null)
                                .heldBy("customer_1", HolderKind.INDIVIDUAL));
        var unnamed = named.other("card_2");
        named.credit(mine, 1_000);
        named.done(new Spend(mine, "store_a", 1_000, "spend_1", Drawer.ENTITIES));
        named.change(named.row(mine).in(CardStatus.CLOSED, null));

        var toUnnamed =
                new RefundSpend(
                        "r_1",
                        "spend_1",
                        mine,
                        unnamed,
                        null,
                        "broken",
                        Drawer.PACKS,
                        Drawer.ENTITIES);
        assertThat(named.refused(toUnnamed)).isEqualTo("refund_to_other_holder");
    }

    @Test
    void namedCardsMoneyGoesToAnotherNamedCardOfTheSameHolder() {
        var mine = drawer.cardOf("card_5", "customer_1");
        var yours = drawer.cardOf("card_6", "customer_2");
        var also = drawer.cardOf("card_7", "customer_1");
        drawer.credit(mine, 1_000);
        drawer.done(new Spend(mine, "store_a", 1_000, "spend_1", Drawer.ENTITIES));
        drawer.change(drawer.row(mine).closed());

        assertThat(drawer.refused(refund("spend_1", mine, yours)))
                .isEqualTo("refund_to_other_holder");
        drawer.done(refund("spend_1", mine, also));

        assertThat(drawer.principal(also).posted()).isEqualTo(1_000);
    }

    @Test
    void unnamedCardsMoneyGoesToNoNamedCard() {
        var named = drawer.cardOf("card_5", "customer_1");
        drawer.credit(card, 1_000);
        spend(1_000);
        drawer.change(drawer.row(card).closed());

        assertThat(drawer.refused(refund(named, null))).isEqualTo("refund_to_other_holder");
    }

    @Test
    void unknownSpendsAndCardsAreRefused() {
        drawer.credit(card, 1_000);
        spend(1_000);
        assertThat(drawer.refused(refund("spend_9", card, card))).isEqualTo("unknown_spend");
        drawer.change(drawer.row(card).closed());

        assertThat(drawer.refused(refund("spend_1", card, "card_none"))).isEqualTo("unknown_card");
    }

    @Test
    void cardIsFilledUpToItsLimitAgain() {
        drawer.credit(card, 1_000);
        spend(1_000);
        drawer.credit(card, 99_001);
        assertThat(drawer.refused(refund(1_000L))).isEqualTo("card_over_limit");

        drawer.done(refund(999L));

        assertThat(drawer.principal(card).posted()).isEqualTo(100_000);
    }

    @Test
    void lotThatIsJustNearEnoughIsFilledAgain() {
        drawer.credit(card, 600);
        drawer.credit(card, 400);
        spend(1_000);
        drawer.change(drawer.row(card).withLots(999).spent(1_001, 0));

        drawer.done(refund(400L));

        assertThat(drawer.row(card).nextLot()).isEqualTo(1_001);
        assertThat(drawer.row(card).firstOpenLot()).isEqualTo(1);
        assertThatThrownBy(() -> refund(0L)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lotsThatLieTooFarBackGetNewOnesSideBySide() {
        drawer.credit(card, 600);
        drawer.credit(card, 400);
        spend(1_000);
        drawer.change(drawer.row(card).withLots(1_000).spent(1_002, 0));

        drawer.done(refund(null));

        assertThat(drawer.lot(card + "/00001002").remainingMinor()).isEqualTo(400);
        assertThat(drawer.lot(card + "/00001003").remainingMinor()).isEqualTo(600);
    }

    @Test
    void fromTheMiddleOfALotOnlyWhatWasTakenLastGoesBack() {
        drawer.credit(card, 300);
        drawer.credit(card, 300);
        drawer.credit(card, 300);
        spend(900);

        drawer.done(refund(400L));
        drawer.done(refund(150L));

        assertThat(drawer.lot(card + "/00000000").remainingMinor()).isZero();
        assertThat(drawer.lot(card + "/00000001").remainingMinor()).isEqualTo(250);
    }

    @Test
    void committedHoldIsSpendThatCanBeRefunded() {
        drawer.credit(card, 1_000);
        drawer.done(new Hold("hold_1", card, "store_a", 800, Duration.ofHours(1)));
        drawer.done(new CommitHold("hold_1", card, 500L, Drawer.ENTITIES));

        drawer.done(refund(null));

        assertThat(drawer.principal(card).posted()).isEqualTo(1_000);
        assertThat(drawer.refused(refund(null))).isEqualTo("spend_refunded");
    }

    private void spend(long minor) {
        drawer.done(new Spend(card, "store_a", minor, "spend_1", Drawer.ENTITIES));
    }

    private static RefundSpend refund(String spend, String from, String to) {
        return new RefundSpend(
                "r_1", spend, from, to, null, "broken", Drawer.PACKS, Drawer.ENTITIES);
    }

    private RefundSpend refund(@Nullable Long minor) {
        return refund(card, minor);
    }

    private RefundSpend refund(String to, @Nullable Long minor) {
        return new RefundSpend(
                "r_" + System.nanoTime(),
                "spend_1",
                card,
                to,
                minor,
                "broken",
                Drawer.PACKS,
                Drawer.ENTITIES);
    }
}
