package io.larder.card.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.Reserve;
import io.larder.card.Uncredit;
import io.larder.card.hold.CommitHold;
import io.larder.card.hold.Hold;
import io.larder.ledger.Change;
import io.larder.ledger.Chart;
import io.larder.ledger.Clearing;
import io.larder.ledger.Phase;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpendTest {

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(false);

    @Test
    void oldestLotIsSpentFirstAndUsedUpLotsAreNotLookedAtAgain() {
        var one = drawer.credit(card, 1_000);
        var two = drawer.credit(card, 2_000);

        var spent = drawer.done(spend(1_500));

        assertThat(spent.balanceMinor()).isEqualTo(1_500);
        assertThat(drawer.lot(one).remainingMinor()).isZero();
        assertThat(drawer.lot(two).remainingMinor()).isEqualTo(1_500);
        assertThat(drawer.row(card).firstOpenLot()).isEqualTo(1);
        assertThat(drawer.principal(card).posted()).isEqualTo(1_500);
    }

    @Test
    void lastFenCanBeSpentAndNoMore() {
        drawer.credit(card, 1_000);
        assertThat(drawer.refused(spend(1_001))).isEqualTo("not_enough_money");

        drawer.done(spend(1_000));

        assertThat(drawer.row(card).firstOpenLot()).isEqualTo(drawer.row(card).nextLot());
        assertThat(drawer.refused(spend(1))).isEqualTo("not_enough_money");
    }

    @Test
    void moneyThatIsOnlyExpectedCannotBeSpent() {
        drawer.done(new Reserve(card, Drawer.CASH, 1_000, "order_1"));

        assertThat(drawer.refused(spend(1))).isEqualTo("not_enough_money");
    }

    @Test
    void bonusThatEndsSoonestIsSpentBeforePrincipalFromItsOwnAccount() {
        var principal = drawer.credit(card, 1_000);
        drawer.bonus(card, 500, LocalDate.of(2026, 6, 1));

        var spent = drawer.done(spend(700));

        assertThat(spent.balanceMinor()).isEqualTo(800);
        assertThat(drawer.lot(principal).remainingMinor()).isEqualTo(800);
        assertThat(drawer.row(card).bonusMinor()).isZero();
        assertThat(drawer.principal(card).posted()).isEqualTo(800);
    }

    @Test
    void expiredBonusIsNotSpent() {
        drawer.credit(card, 1_000);
        drawer.bonus(card, 500, LocalDate.of(2026, 3, 1));

        assertThat(drawer.refused(spend(1_001))).isEqualTo("not_enough_money");
    }

    @Test
    void lotInTheMiddleThatWasTakenBackIsSteppedOver() {
        drawer.credit(card, 1_000);
        var two = drawer.credit(card, 2_000);
        var three = drawer.credit(card, 3_000);
        drawer.done(
                new Uncredit(
                        card,
                        two,
                        null,
                        Uncredit.Before.NONE,
                        Drawer.CASH,
                        "refund_1",
                        Drawer.ENTITIES));

        drawer.done(spend(1_500));

        assertThat(drawer.lot(three).remainingMinor()).isEqualTo(2_500);
        assertThat(drawer.row(card).firstOpenLot()).isEqualTo(2);
    }

    @Test
    void spendInAnotherEntitysStoreIsClearedAndReadsAlikeForTheCustomer() {
        drawer.credit(card, 1_000);

        drawer.done(new Spend(card, "store_b", 400, "spend_7", Drawer.ENTITIES));
        drawer.done(new Hold("hold_1", card, "store_b", 300, Duration.ofHours(1)));
        drawer.done(new CommitHold("hold_1", card, 300L, Drawer.ENTITIES));

        assertThat(drawer.moved().stream().skip(1))
                .extracting(Change.Transfer::code, Change.Transfer::phase)
                .containsExactly(
                        tuple("spend", Phase.POST),
                        tuple(Clearing.CODE, Phase.POST),
                        tuple("hold", Phase.HOLD),
                        tuple("hold", Phase.RELEASE),
                        tuple("hold", Phase.POST),
                        tuple(Clearing.CODE, Phase.POST));
        assertThat(drawer.hot(Chart.sales("store_b")).posted()).isEqualTo(700);
        assertThat(drawer.hot(Chart.clearing("entity_a", "entity_b")).posted()).isEqualTo(700);
    }

    @Test
    void holdOfTheSameEntityIsCommittedAsItIs() {
        drawer.credit(card, 1_000);

        drawer.done(new Hold("hold_1", card, "store_a", 300, Duration.ofHours(1)));
        drawer.done(new CommitHold("hold_1", card, 300L, Drawer.ENTITIES));

        assertThat(drawer.moved().getLast().phase()).isEqualTo(Phase.COMMIT);
    }

    @Test
    void frozenCardSpendsNothing() {
        drawer.credit(card, 1_000);
        drawer.change(drawer.row(card).in(CardStatus.FROZEN, "lost"));

        assertThat(drawer.refused(spend(1))).isEqualTo("card_frozen");
        assertThat(drawer.refused(new Spend("card_none", "store_a", 1, "spend_1", Drawer.ENTITIES)))
                .isEqualTo("unknown_card");
    }

    private Spend spend(long amountMinor) {
        return new Spend(card, "store_a", amountMinor, "spend_1", Drawer.ENTITIES);
    }
}
