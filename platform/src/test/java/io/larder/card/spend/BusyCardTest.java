package io.larder.card.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardRefusal;
import io.larder.card.CardShop;
import io.larder.card.Drawer;
import io.larder.ledger.Moment;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One card that many commands want at the same time. */
class BusyCardTest {

    static CardShop shop;

    @BeforeAll
    static void open() {
        shop = new CardShop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    /** A command's answer as text, so that different ones can be sent together. */
    private record Any<R>(Part<R, CardRefusal> part) implements Part<String, CardRefusal> {
        @Override
        public Reads reads() {
            return part.reads();
        }

        @Override
        public Step<String, CardRefusal> decide(View view, Moment now) {
            return switch (part.decide(view, now)) {
                case Step.Done<R, CardRefusal>(R result, var changes) ->
                        new Step.Done<>(result.toString(), changes);
                case Step.Refused<R, CardRefusal>(CardRefusal why) -> new Step.Refused<>(why);
                case Step.NeedsMore<R, CardRefusal>(Reads reads) -> new Step.NeedsMore<>(reads);
            };
        }
    }

    @Test
    void spendsGoOnWhenARefundBeforeThemReopensALotOfLongAgo() {
        var card = shop.card(shop.product(false));
        for (int lot = 0; lot < 4; lot++) {
            shop.done(shop.credit(card, 1_000));
        }
        for (int lot = 0; lot < 3; lot++) {
            shop.done(spend(card, 1_000, "spend_of_lot_" + lot));
        }
        var commands = new ArrayList<Part<String, CardRefusal>>();
        for (int i = 0; i < 20; i++) {
            commands.add(new Any<>(spend(card, 10, "spend_before_" + i)));
        }
        commands.add(new Any<>(refundOfTheFirst(card)));
        for (int i = 0; i < 20; i++) {
            commands.add(new Any<>(spend(card, 10, "spend_after_" + i)));
        }

        assertThat(shop.together(commands)).allMatch(it -> it instanceof Outcome.Done);

        var left = 4_000 - 3_000 + 1_000 - 40 * 10;
        assertThat(balance(card)).isEqualTo(left);
    }

    private static Spend spend(String card, long minor, String reference) {
        return new Spend(card, "store_a", minor, reference, Drawer.ENTITIES);
    }

    private static RefundSpend refundOfTheFirst(String card) {
        return new RefundSpend(
                "refund_of_lot_0",
                "spend_of_lot_0",
                card,
                card,
                null,
                "broken",
                Drawer.PACKS,
                Drawer.ENTITIES);
    }

    private static long balance(String card) {
        return shop.database
                .jdbc()
                .sql("SELECT credits_posted - debits_posted FROM account WHERE name = ?")
                .params(List.of("card/" + card + "/principal"))
                .query(Long.class)
                .single();
    }
}
