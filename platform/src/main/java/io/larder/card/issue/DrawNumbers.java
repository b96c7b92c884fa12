package io.larder.card.issue;

import io.larder.card.CardRefusal.Plain;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCodes;
import io.larder.card.ask.CardCommands;
import io.larder.card.core.CardProduct;
import io.larder.compliance.RulePacks;
import io.larder.edge.Problem;
import io.larder.ledger.Key;
import io.larder.money.CardNumber;
import io.larder.money.Ids;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues cards under numbers drawn at random, and draws again when one is taken. */
@Component
class DrawNumbers {

    private static final int DRAWS = 5;

    private final CardCommands commands;
    private final CardProducts products;
    private final RulePacks rules;
    private final SecureRandom random = new SecureRandom();

    DrawNumbers(CardCommands commands, CardProducts products, RulePacks rules) {
        this.commands = commands;
        this.products = products;
        this.rules = rules;
    }

    /** What is asked for: so many cards of a product at a store, in use at once or not. */
    record Order(
            String productId,
            String storeId,
            boolean active,
            int cards,
            @Nullable String batchId) {}

    /**
     * Issues the cards in one command.
     *
     * @param result names what is kept under the key, given the new cards
     */
    CardCommands.Accepted<String> issue(
            Key key, Order order, Function<List<Issue.NewCard>, String> result) {
        var issuer = issuerOf(order.productId());
        for (int draw = 1; draw < DRAWS; draw++) {
            try {
                return commands.run(key, part(order, issuer, result));
            } catch (Problem refused) {
                if (!refused.code().equals(Plain.CARD_NUMBER_TAKEN.code())) {
                    throw refused;
                }
            }
        }
        return commands.run(key, part(order, issuer, result));
    }

    private Issue part(Order order, String issuer, Function<List<Issue.NewCard>, String> result) {
        var cards =
                Stream.generate(
                                () ->
                                        new Issue.NewCard(
                                                Ids.next("card"),
                                                CardNumber.random(issuer, random)))
                        .limit(order.cards())
                        .toList();
        return new Issue(
                result.apply(cards),
                cards,
                order.productId(),
                order.storeId(),
                order.batchId(),
                order.active(),
                rules);
    }

    private String issuerOf(String productId) {
        return Optional.of(productId)
                .filter(Asked::canBeId)
                .flatMap(products::find)
                .map(CardProduct::issuer)
                .orElseThrow(() -> CardCodes.of(Plain.UNKNOWN_CARD_PRODUCT).problem());
    }
}
