package io.larder.card.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.Drawer;
import io.larder.card.LotSource;
import io.larder.card.core.LotKind;
import io.larder.card.show.CardBalance;
import io.larder.compliance.CardRules;
import io.larder.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingQuoteTest {

    private static final LocalDate PAID_ON = Drawer.TODAY;

    @Test
    void principal_is_refunded_and_bonus_forfeited() {
        var quote = quote(10_500, 500, 0, 0);

        assertThat(quote.refundable()).isEqualTo(Money.cny(10_000));
        assertThat(quote.forfeited()).isEqualTo(Money.cny(500));
        assertThat(quote.cashUpTo()).isEqualTo(Money.cny(10_000));
        assertThat(quote.cashAllowed()).isTrue();
        assertThat(quote.blocked()).isFalse();
        assertThat(quote(10_001, 0, 0, 0).cashAllowed()).isFalse();
    }

    @Test
    void what_is_held_or_expected_blocks_it() {
        assertThat(quote(100, 0, 1, 0).blocked()).isTrue();
        assertThat(quote(100, 0, 0, 1).blocked()).isTrue();
    }

    @Test
    void a_payment_of_which_nothing_was_spent_can_go_back_to_its_source() {
        var whole = of(lot(LotKind.PRINCIPAL, 1_000, 1_000, "WECHAT"), PAID_ON);

        assertThat(whole.untouched()).isTrue();
        assertThat(whole.refundable()).isEqualTo(Money.cny(1_000));
        assertThat(of(lot(LotKind.PRINCIPAL, 1_000, 999, "WECHAT"), PAID_ON).untouched()).isFalse();
    }

    @Test
    void in_its_first_days_it_can_be_taken_back_for_no_reason() {
        var lot = lot(LotKind.PRINCIPAL, 1_000, 1_000, "WECHAT");

        assertThat(of(lot, PAID_ON.plusDays(7)).withinCoolingOff()).isTrue();
        assertThat(of(lot, PAID_ON.plusDays(8)).withinCoolingOff()).isFalse();
    }

    @Test
    void where_the_law_gives_no_such_days_there_are_none() {
        var none =
                new CardRules(
                        "test", PAID_ON, 500_000, 100_000, true, true, 1_000_000, 500_000,
                        5_000_000, true, 3, 10_000, 0);

        assertThat(none.withinCoolingOff(PAID_ON, PAID_ON)).isFalse();
    }

    @Test
    void bonus_and_corrections_are_nobodys_payment() {
        var bonus = of(lot(LotKind.BONUS, 500, 500, "camp_1"), PAID_ON);
        var correction = of(lot(LotKind.PRINCIPAL, 500, 500, LotSource.ADJUSTMENT), PAID_ON);

        assertThat(bonus.refundable()).isEqualTo(Money.cny(0));
        assertThat(bonus.untouched()).isFalse();
        assertThat(bonus.withinCoolingOff()).isFalse();
        assertThat(correction.refundable()).isEqualTo(Money.cny(500));
        assertThat(correction.untouched()).isFalse();
        assertThat(correction.withinCoolingOff()).isFalse();
    }

    private static ClosingQuote.Lot of(CardBalance.Lot lot, LocalDate today) {
        return ClosingQuote.of(balance(1_000, 0, 0, 0, List.of(lot)), Drawer.RULES, today)
                .lots()
                .getFirst();
    }

    private static ClosingQuote quote(long posted, long bonus, long held, long pending) {
        return ClosingQuote.of(
                balance(posted, bonus, held, pending, List.of()), Drawer.RULES, Drawer.TODAY);
    }

    private static CardBalance balance(
            long posted, long bonus, long held, long pending, List<CardBalance.Lot> lots) {
        return new CardBalance(
                "card_1",
                7,
                Money.cny(posted),
                Money.cny(bonus),
                Money.cny(pending),
                Money.cny(held),
                Money.cny(posted - held),
                lots);
    }

    private static CardBalance.Lot lot(LotKind kind, long original, long left, String source) {
        return new CardBalance.Lot(
                "card_1/00000000",
                kind,
                Money.cny(original),
                Money.cny(left),
                source,
                "order_1",
                null,
                10,
                PAID_ON);
    }
}
