package io.larder.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.bonus.BonusRow;
import io.larder.card.bonus.BonusTables;
import io.larder.card.core.CardTables;
import io.larder.card.spend.Spend;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A recharge goes back to who paid it, and its bonus to its campaign. */
class RefundRechargeTest {

    private static final LocalDate LAST = Drawer.TODAY.plusDays(9);

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(false);
    private final String lot = drawer.credit(card, 10_000);
    private final String bonus = drawer.bonus(card, 1_000, LAST);

    @Test
    void one_of_which_nothing_was_spent_goes_back_whole_with_its_bonus() {
        var back = drawer.done(uncredit(null, Uncredit.Before.NONE));

        assertThat(back.amountMinor()).isEqualTo(10_000);
        assertThat(back.bonusBackMinor()).isEqualTo(1_000);
        assertThat(back.balanceMinor()).isZero();
        assertThat(drawer.hot(Drawer.CASH).posted()).isEqualTo(-1_000);
        assertThat(drawer.hot(Chart.bonusCost("campaign_1")).posted()).isEqualTo(1_000);
        assertThat(drawer.row(card).bonusMinor()).isZero();
        assertThat(drawer.told())
                .isEqualTo(
                        new CardEvent.Uncredited(
                                card, back.version(), lot, 10_000, 1_000, 0, Drawer.TODAY));
    }

    @Test
    void spent_bonus_is_paid_for_with_principal() {
        spend(1_000);

        var back = drawer.done(uncredit(null, Uncredit.Before.NONE));

        assertThat(back.amountMinor()).isEqualTo(9_090);
        assertThat(back.bonusBackMinor()).isEqualTo(910);
        assertThat(drawer.principal(card).posted()).isZero();
        assertThat(drawer.hot(Chart.bonusCost("campaign_1")).posted()).isEqualTo(910);
    }

    @Test
    void of_a_part_the_bonus_goes_back_in_the_same_share_and_principal_makes_up_what_is_missing() {
        spend(900);

        var back = drawer.done(uncredit(3_000L, Uncredit.Before.NONE));

        assertThat(back.bonusBackMinor()).isEqualTo(300);
        assertThat(back.balanceMinor()).isEqualTo(10_000 - 3_000 - 200);
        assertThat(drawer.row(card).bonusMinor()).isZero();

        var rest = drawer.done(uncredit(null, new Uncredit.Before(3_000, 300)));

        assertThat(rest.amountMinor()).isEqualTo(10_100 * 10 / 11 - 3_000);
        assertThat(drawer.principal(card).posted()).isZero();
    }

    @Test
    void no_more_than_can_be_refunded_and_never_nothing() {
        spend(1_000);
        var refusal = drawer.refusal(uncredit(9_091L, Uncredit.Before.NONE));
        assertThat(refusal.code()).isEqualTo("recharge_spent");
        assertThat(refusal.figures()).containsEntry("refundableMinor", 9_090L);

        drawer.done(uncredit(9_090L, Uncredit.Before.NONE));

        assertThat(drawer.refused(uncredit(null, new Uncredit.Before(9_090, 910))))
                .isEqualTo("recharge_spent");
    }

    @Test
    void bonus_that_ran_out_counts_as_never_given() {
        expire(bonus, 1_000);

        var back = drawer.done(uncredit(null, Uncredit.Before.NONE));

        assertThat(back.amountMinor()).isEqualTo(10_000);
        assertThat(back.bonusBackMinor()).isZero();
    }

    @Test
    void and_so_does_what_ran_out_on_an_earlier_card_and_on_this_one() {
        expire(bonus, 400);
        var given = "card_0/00000001";
        drawer.lay(
                Changes.NONE.insert(
                        BonusTables.BONUSES, new BonusRow(given, "card_0", LAST, null, 600)));

        var part =
                new Uncredit(
                        card,
                        lot,
                        new Uncredit.BonusLot(given, bonus),
                        10_000L,
                        Uncredit.Before.NONE,
                        Drawer.CASH,
                        "refund_1",
                        Drawer.ENTITIES);

        // 1,000 were given and all of it ran out: the recharge is worth what was paid
        assertThat(drawer.done(part).amountMinor()).isEqualTo(10_000);
    }

    @Test
    void no_money_leaves_a_frozen_card_nor_one_that_is_not_there() {
        var none =
                new Uncredit(
                        "card_none",
                        lot,
                        1L,
                        Uncredit.Before.NONE,
                        Drawer.CASH,
                        "refund_1",
                        Drawer.ENTITIES);
        assertThat(drawer.refused(none)).isEqualTo("unknown_card");
        drawer.change(drawer.row(card).in(CardStatus.FROZEN, "lost"));

        assertThat(drawer.refused(uncredit(1L, Uncredit.Before.NONE))).isEqualTo("card_frozen");
    }

    /** All that is left of it goes, so much of it noted as having run out here. */
    private void expire(String id, long noted) {
        var row = drawer.row(BonusTables.BONUSES, id);
        var left = drawer.lot(id).remainingMinor();
        drawer.lay(
                Changes.NONE
                        .update(
                                BonusTables.BONUSES,
                                new BonusRow(id, card, row.expiresOn(), null, noted))
                        .update(CardTables.LOTS, drawer.lot(id).less(left))
                        .transfer(CardAccounts.bonus(card), Drawer.CASH, left, "bonus", "x"));
        drawer.change(drawer.row(card).spent(0, 0));
    }

    private void spend(long minor) {
        drawer.done(new Spend(card, "store_a", minor, "spend_1", Drawer.ENTITIES));
    }

    private Uncredit uncredit(@Nullable Long minor, Uncredit.Before before) {
        return new Uncredit(
                card,
                lot,
                new Uncredit.BonusLot(bonus, bonus),
                minor,
                before,
                Drawer.CASH,
                "refund_1",
                Drawer.ENTITIES);
    }
}
