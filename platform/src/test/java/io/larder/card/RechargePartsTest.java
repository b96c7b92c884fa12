package io.larder.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.card.core.CardRow;
import io.larder.card.core.OpenLots;
import io.larder.card.hold.CommitHold;
import io.larder.card.hold.Hold;
import io.larder.card.move.MoveMoney;
import io.larder.card.spend.Spend;
import io.larder.ledger.Change;
import io.larder.ledger.Chart;
import io.larder.ledger.Clearing;
import io.larder.ledger.WriterFault;
import java.time.Duration;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RechargePartsTest {

    private final Drawer drawer = new Drawer();

    @Test
    void cardIsAdmittedUpToItsLimitAndNotOneFenMore() {
        var card = drawer.card(false);

        assertThat(drawer.done(admit(card, 100_000)).limitMinor()).isEqualTo(100_000);
        assertThat(drawer.refused(admit(card, 100_001))).isEqualTo("card_over_limit");
        assertThat(drawer.refused(admit(card, Long.MAX_VALUE))).isEqualTo("card_over_limit");
    }

    @Test
    void pendingCreditsCountTowardTheLimitUntilTheyAreReleased() {
        var card = drawer.card(false);
        drawer.done(new Reserve(card, Drawer.CASH, 60_000, "order_1"));

        assertThat(drawer.refused(admit(card, 40_001))).isEqualTo("card_over_limit");
        drawer.done(admit(card, 40_000));

        drawer.done(new ReleaseReserve(card, Drawer.CASH, 60_000, "order_1"));
        drawer.done(admit(card, 100_000));
        assertThat(drawer.principal(card).creditsPending()).isZero();
    }

    @Test
    void bonusCountsTowardTheLimitWhenThePackSaysSo() {
        var card = drawer.card(false);
        drawer.change(drawer.row(card).spent(0, 10_000));

        assertThat(drawer.refused(admit(card, 90_001))).isEqualTo("card_over_limit");
        drawer.done(admit(card, 90_000));
    }

    @Test
    void namedCardIsAdmittedOnlyWithItsRegisteredHolder() {
        var card = drawer.card(true);
        assertThat(drawer.refused(admit(card, 100))).isEqualTo("real_name_required");

        drawer.change(drawer.row(card).heldBy("customer_1", HolderKind.INDIVIDUAL));

        assertThat(drawer.done(admit(card, 500_000)).customerId()).isEqualTo("customer_1");
    }

    @Test
    void cashIsNotTakenFromWhoIsNotThereNorFromUnitsInLargeAmounts() {
        var card = drawer.card(true);
        drawer.change(drawer.row(card).heldBy("customer_1", HolderKind.UNIT));

        assertThat(drawer.refused(new Admit(card, 100, false, true, Drawer.PACKS)))
                .isEqualTo("cash_not_allowed");
        assertThat(drawer.refused(admit(card, 500_000))).isEqualTo("cash_not_allowed");
        drawer.done(new Admit(card, 500_000, true, false, Drawer.PACKS));
    }

    @Test
    void onlyActiveCardsAreAdmitted() {
        var card = drawer.put(Drawer.row(false));
        assertThat(drawer.refused(admit(card, 100))).isEqualTo("card_not_active");
        drawer.change(drawer.row(card).in(CardStatus.FROZEN, "lost"));
        assertThat(drawer.refused(admit(card, 100))).isEqualTo("card_frozen");
        drawer.change(drawer.row(card).in(CardStatus.CLOSED, null));
        assertThat(drawer.refused(admit(card, 100))).isEqualTo("card_closed");
        assertThat(drawer.refused(admit("card_none", 100))).isEqualTo("unknown_card");
    }

    @Test
    void unnamedCardExpiresTheDayAfterItsLastDay() {
        var card = drawer.card(false);
        drawer.day(LocalDate.of(2029, 3, 2));
        drawer.done(admit(card, 100));

        drawer.day(LocalDate.of(2029, 3, 3));

        assertThat(drawer.refused(admit(card, 100))).isEqualTo("card_expired");
    }

    @Test
    void cardWithTooManyOpenLotsIsNotAdmittedButArrivedMoneyIsCredited() {
        var card = drawer.card(false);
        drawer.change(drawer.row(card).withLots(OpenLots.MOST));

        assertThat(drawer.refused(admit(card, 1))).isEqualTo("card_lots_full");
        drawer.done(credit(card, 1, false));
    }

    @Test
    void creditMakesALotAndRaisesTheVersionOnce() {
        var card = drawer.card(false);
        long version = drawer.row(card).version();

        var credited = drawer.done(credit(card, 5_000, false));

        assertThat(credited.lotId()).isEqualTo(card + "/00000000");
        assertThat(credited.balanceMinor()).isEqualTo(5_000);
        assertThat(credited.version()).isEqualTo(version + 1);
        assertThat(drawer.row(card).nextLot()).isEqualTo(1);
        assertThat(drawer.lot(credited.lotId()).remainingMinor()).isEqualTo(5_000);
        assertThat(drawer.principal(card).posted()).isEqualTo(5_000);
    }

    @Test
    void cardThatIsNotThereIsNeitherReservedForNorCredited() {
        assertThat(drawer.refused(new Reserve("card_none", Drawer.CASH, 1, "order_1")))
                .isEqualTo("unknown_card");
        assertThat(drawer.refused(credit("card_none", 1, false))).isEqualTo("unknown_card");
    }

    @Test
    void nothingAndLessThanNothingIsNoAmount() {
        var card = drawer.card(false);
        var hour = Duration.ofHours(1);
        for (long minor : new long[] {0, -1}) {
            refuses(() -> admit(card, minor));
            refuses(() -> credit(card, minor, false));
            refuses(() -> new Reserve(card, Drawer.CASH, minor, "order_1"));
            refuses(() -> new Spend(card, "store_a", minor, "spend_1", Drawer.ENTITIES));
            refuses(() -> new Hold("hold_1", card, "store_a", minor, hour));
            refuses(() -> new CommitHold("hold_1", card, minor, Drawer.ENTITIES));
            refuses(
                    () ->
                            new MoveMoney(
                                    card, "card_2", minor, "m_1", Drawer.PACKS, Drawer.ENTITIES));
        }
    }

    @Test
    void moneyFromAnotherEntitysDrawerIsClearedBetweenThem() {
        var card = drawer.card(false);
        var drawerOfB = Chart.cash("drawer_b");
        var source = new LotSource("CASH", "order_1");

        drawer.done(new Credit(card, drawerOfB, 500, source, false, Drawer.PACKS, Drawer.ENTITIES));

        assertThat(drawer.moved())
                .extracting(Change.Transfer::code)
                .containsExactly(Clearing.CODE, "recharge");
        assertThat(drawer.hot(Chart.clearing("entity_b", "entity_a")).posted()).isEqualTo(500);
        assertThat(drawer.hot(Chart.clearing("entity_a", "entity_b")).posted()).isEqualTo(-500);
    }

    @Test
    void creditOfReservedMoneyEndsTheReserve() {
        var card = drawer.card(false);
        drawer.done(new Reserve(card, Drawer.CASH, 5_000, "order_1"));

        drawer.done(credit(card, 5_000, true));

        assertThat(drawer.principal(card).creditsPending()).isZero();
        assertThat(drawer.principal(card).posted()).isEqualTo(5_000);
    }

    @Test
    void frozenCardIsCreditedAndStaysFrozen() {
        var card = drawer.card(false);
        drawer.change(drawer.row(card).in(CardStatus.FROZEN, "lost"));

        drawer.done(credit(card, 5_000, false));

        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.FROZEN);
        assertThat(drawer.row(card).freezeReason()).isEqualTo("lost");
    }

    @Test
    void creditIgnoresOtherPendingMoneyButNotTheLimitNorADeadCard() {
        var card = drawer.card(false);
        drawer.done(new Reserve(card, Drawer.CASH, 100_000, "order_other"));
        drawer.done(credit(card, 60_000, false));

        assertThat(drawer.refused(credit(card, 40_001, false))).isEqualTo("card_over_limit");
        drawer.change(drawer.row(card).in(CardStatus.CLOSED, null));
        assertThat(drawer.refused(credit(card, 1, false))).isEqualTo("card_closed");
    }

    @Test
    void wholeUnspentRechargeIsTakenBackAndASpentOneIsNot() {
        var card = drawer.card(false);
        var one = drawer.done(credit(card, 5_000, false));
        var two = drawer.done(credit(card, 3_000, false));
        drawer.done(new Spend(card, "store_a", 1_000, "spend_1", Drawer.ENTITIES));

        assertThat(drawer.refused(uncredit(one, 4_001L))).isEqualTo("recharge_spent");
        var back = drawer.done(uncredit(two));

        assertThat(back.amountMinor()).isEqualTo(3_000);
        assertThat(back.balanceMinor()).isEqualTo(4_000);
        assertThat(drawer.done(uncredit(one)).amountMinor()).isEqualTo(4_000);
        assertThat(drawer.refused(uncredit(two))).isEqualTo("recharge_spent");
        drawer.change(drawer.row(card).in(CardStatus.FROZEN, "lost"));
        assertThat(drawer.refused(uncredit(two))).isEqualTo("card_frozen");
    }

    @Test
    void lotOfAnotherCardIsAFault() {
        var card = drawer.card(false);
        var one = drawer.done(credit(card, 5_000, false));
        drawer.put(copyOf(drawer.row(card), "card_2"));

        assertThatThrownBy(
                        () ->
                                drawer.done(
                                        new Uncredit(
                                                "card_2",
                                                one.lotId(),
                                                null,
                                                Uncredit.Before.NONE,
                                                Drawer.CASH,
                                                "refund_1",
                                                Drawer.ENTITIES)))
                .isInstanceOf(WriterFault.class);
    }

    private static void refuses(ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class);
    }

    private static CardRow copyOf(CardRow row, String id) {
        return new CardRow(
                id,
                row.productId(),
                row.named(),
                row.status(),
                null,
                null,
                null,
                row.storeId(),
                row.issuedOn(),
                row.expiresOn(),
                0,
                0,
                0,
                "",
                0,
                null,
                0,
                1);
    }

    private static Admit admit(String card, long amountMinor) {
        return new Admit(card, amountMinor, true, true, Drawer.PACKS);
    }

    private static Credit credit(String card, long amountMinor, boolean reserved) {
        var source = new LotSource("CASH", "order_1");
        return new Credit(
                card, Drawer.CASH, amountMinor, source, reserved, Drawer.PACKS, Drawer.ENTITIES);
    }

    private static Uncredit uncredit(Credit.Credited credited) {
        return uncredit(credited, null);
    }

    private static Uncredit uncredit(Credit.Credited credited, @Nullable Long minor) {
        return new Uncredit(
                credited.cardId(),
                credited.lotId(),
                minor,
                Uncredit.Before.NONE,
                Drawer.CASH,
                "refund_1",
                Drawer.ENTITIES);
    }
}
