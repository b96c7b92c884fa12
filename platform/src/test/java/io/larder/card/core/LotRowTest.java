package io.larder.card.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.card.Drawer;
import io.larder.card.LotSource;
import io.larder.ledger.WriterFault;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LotRowTest {

    private static final LocalDate TODAY = Drawer.TODAY;
    private static final LotSource SOURCE = new LotSource("camp_1", "order_1");

    private final CardRow card = Drawer.row(false);

    @Test
    void it_is_named_by_its_card_and_its_number_there() {
        assertThat(LotRow.idOf("card_1", 12)).isEqualTo("card_1/00000012");
        assertThat(LotRow.cardOf("card_1/00000012")).isEqualTo("card_1");
        assertThat(LotRow.numberOf("card_1/00000012")).isEqualTo(12);
        assertThat(card.lotNow("card_1/00000012")).isEqualTo("card_1/00000012");
    }

    @Test
    void what_ends_first_is_spent_first_then_bonus_then_the_oldest() {
        var principal = LotRow.principal(card, 100, SOURCE, TODAY);
        var newer = LotRow.principal(card.withLot(), 100, SOURCE, TODAY);
        var bonus = bonus("card_1/00000008", TODAY.plusDays(1));
        var sooner = bonus("card_1/00000009", TODAY);

        assertThat(Stream.of(newer, principal, bonus, sooner).sorted(LotRow.SPEND_ORDER))
                .containsExactly(sooner, bonus, principal, newer);
    }

    @Test
    void it_is_over_the_day_after_its_last() {
        var bonus = bonus("card_1/00000008", TODAY);

        assertThat(bonus.isOver(TODAY)).isFalse();
        assertThat(bonus.isOver(TODAY.plusDays(1))).isTrue();
        assertThat(LotRow.principal(card, 100, SOURCE, TODAY).isOver(LocalDate.MAX)).isFalse();
        assertThat(bonus.spendable(TODAY)).isTrue();
        assertThat(bonus.spendable(TODAY.plusDays(1))).isFalse();
        assertThat(bonus.less(100).spendable(TODAY)).isFalse();
    }

    @Test
    void what_was_taken_can_come_back_and_no_more() {
        var lot = LotRow.principal(card, 100, SOURCE, TODAY);

        assertThat(lot.untouched()).isTrue();
        assertThat(lot.less(1).untouched()).isFalse();
        assertThat(lot.less(30).more(30)).isEqualTo(lot);
        assertThatThrownBy(() -> lot.less(30).more(31)).isInstanceOf(WriterFault.class);
    }

    @Test
    void sums_beyond_every_limit_stay_beyond_it() {
        assertThat(Amounts.sum(Long.MAX_VALUE - 1, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Amounts.sum(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Amounts.sum(2, 3)).isEqualTo(5);
    }

    private LotRow bonus(String id, LocalDate last) {
        return LotRow.bonus(id, card, 100, SOURCE, last, TODAY);
    }
}
