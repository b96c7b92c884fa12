package io.larder.card.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.card.CardEvent;
import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.core.CardProduct;
import io.larder.card.core.CardTables;
import io.larder.money.CardNumber;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IssueTest {

    private final Drawer drawer = new Drawer();
    private final Random random = new Random(4);

    @Test
    void cards_of_a_product_are_made_and_each_number_is_its_cards_for_ever() {
        product(true);
        var one = fresh("card_1");
        var two = fresh("card_2");

        assertThat(drawer.done(issue(false, one, two))).isEqualTo("batch_1");

        var row = drawer.row("card_2");
        assertThat(row.status()).isEqualTo(CardStatus.ISSUED);
        assertThat(row.expiresOn()).isEqualTo(Drawer.TODAY.plusYears(3));
        var number = drawer.row(CardTables.NUMBERS, two.number().digits());
        assertThat(number.cardId()).isEqualTo("card_2");
        assertThat(number.batchId()).isEqualTo("batch_1");
        assertThat(number.toString()).doesNotContain(two.number().digits());
        assertThat(drawer.told())
                .isEqualTo(
                        new CardEvent.Issued(
                                "card_2",
                                row.version(),
                                "product_1",
                                false,
                                CardStatus.ISSUED,
                                "store_a",
                                Drawer.TODAY));
    }

    @Test
    void they_may_be_in_use_at_once() {
        product(true);

        drawer.done(issue(true, fresh("card_1")));

        assertThat(drawer.row("card_1").status()).isEqualTo(CardStatus.ACTIVE);
    }

    @Test
    void none_is_made_when_one_number_is_anothers() {
        product(true);
        var taken = fresh("card_1");
        drawer.done(issue(true, taken));

        var again = new Issue.NewCard("card_3", taken.number());

        assertThat(drawer.refused(issue(true, fresh("card_2"), again)))
                .isEqualTo("card_number_taken");
        assertThat(drawer.has(CardTables.CARDS, "card_2")).isFalse();
    }

    @Test
    void a_product_must_be_there_and_offered() {
        assertThat(drawer.refused(issue(true, fresh("card_1")))).isEqualTo("unknown_card_product");
        product(false);

        assertThat(drawer.refused(issue(true, fresh("card_1")))).isEqualTo("card_product_inactive");
    }

    @Test
    void one_to_a_hundred_at_once() {
        product(true);
        assertThatThrownBy(() -> issue(true)).isInstanceOf(IllegalArgumentException.class);
        var many = Collections.nCopies(101, fresh("card_1")).toArray(Issue.NewCard[]::new);
        assertThatThrownBy(() -> issue(true, many)).isInstanceOf(IllegalArgumentException.class);
        var hundred = new Issue.NewCard[Issue.MOST_AT_ONCE];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = fresh("card_" + i);
        }

        drawer.done(issue(true, hundred));

        assertThat(drawer.has(CardTables.CARDS, "card_99")).isTrue();
    }

    private void product(boolean active) {
        var product = new CardProduct("product_1", "礼品卡", "Gift card", false, "CNY", "001", active);
        assertThat(drawer.done(new AddProduct(product))).isEqualTo("product_1");
    }

    private Issue.NewCard fresh(String id) {
        return new Issue.NewCard(id, CardNumber.random("001", random));
    }

    private static Issue issue(boolean active, Issue.NewCard... cards) {
        return new Issue(
                "batch_1", List.of(cards), "product_1", "store_a", "batch_1", active, Drawer.PACKS);
    }
}
