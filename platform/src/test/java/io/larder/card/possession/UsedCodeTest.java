package io.larder.card.possession;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.Drawer;
import io.larder.card.spend.Spend;
import io.larder.ledger.Changes;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsedCodeTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(false);

    @Test
    void a_code_pays_once() {
        code(card);
        drawer.credit(card, 1_000);

        drawer.done(shown().guarding(spend(600)));

        assertThat(drawer.row(CodeRow.TABLE, "hash_1").usedAt()).isEqualTo(NOW);
        assertThat(drawer.refused(shown().guarding(spend(1)))).isEqualTo("card_not_proven");
        assertThat(drawer.principal(card).posted()).isEqualTo(400);
    }

    @Test
    void what_is_refused_leaves_it_as_it_was() {
        code(card);
        drawer.credit(card, 1_000);

        assertThat(drawer.refused(shown().guarding(spend(1_001)))).isEqualTo("not_enough_money");

        drawer.done(shown().guarding(spend(1_000)));
    }

    @Test
    void a_code_that_is_unknown_or_another_cards_proves_nothing() {
        drawer.credit(card, 1_000);
        assertThat(drawer.refused(shown().guarding(spend(1)))).isEqualTo("card_not_proven");
        code("card_2");

        assertThat(drawer.refused(shown().guarding(spend(1)))).isEqualTo("card_not_proven");
    }

    @Test
    void a_card_that_was_vouched_for_needs_none_and_a_repeated_request_decides_nothing() {
        drawer.credit(card, 1_000);
        assertThat(Proven.vouched(card).cardId()).isEqualTo(card);

        drawer.done(Proven.vouched(card).guarding(spend(1)));

        assertThat(drawer.refused(Proven.before().guarding(spend(1)))).isEqualTo("card_not_proven");
    }

    private Proven shown() {
        return new Proven(card, "hash_1", false);
    }

    private void code(String of) {
        drawer.lay(
                Changes.NONE.insert(
                        CodeRow.TABLE, new CodeRow("hash_1", of, NOW.plusSeconds(60), null)));
    }

    private Spend spend(long minor) {
        return new Spend(card, "store_a", minor, "spend_of_" + minor, Drawer.ENTITIES);
    }
}
