package io.larder.card.issue;

import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.CardStatus;
import io.larder.card.core.CardProduct;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.NumberRow;
import io.larder.compliance.RulePacks;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.money.CardNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes cards of one product. Refused as {@code card_number_taken} when a number is another card's:
 * draw new ones and ask again.
 *
 * @param result what is answered and kept under the command's key, such as the card's id
 * @param cards ids and numbers, made before; at most 100
 * @param storeId where they are issued
 * @param batchId the batch they belong to, or null
 * @param active whether they are in use at once, without being activated one by one
 */
public record Issue(
        String result,
        List<NewCard> cards,
        String productId,
        String storeId,
        @Nullable String batchId,
        boolean active,
        RulePacks rules)
        implements Part<String, CardRefusal> {

    static final int MOST_AT_ONCE = 100;

    /** Refuses none, and more than {@value #MOST_AT_ONCE} cards: that bounds a transaction. */
    public Issue {
        cards = List.copyOf(cards);
        if (cards.isEmpty() || cards.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("1 to " + MOST_AT_ONCE + " cards at once");
        }
    }

    /** One card to make. */
    public record NewCard(String cardId, CardNumber number) {}

    @Override
    public Reads reads() {
        var reads = Reads.row(CardTables.PRODUCTS, productId);
        for (var card : cards) {
            reads = reads.and(Reads.row(CardTables.NUMBERS, card.number().digits()));
        }
        return reads;
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var product = view.find(CardTables.PRODUCTS, productId);
        if (product == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD_PRODUCT);
        }
        if (!product.active()) {
            return new Step.Refused<>(Plain.CARD_PRODUCT_INACTIVE);
        }
        if (cards.stream().anyMatch(card -> taken(view, card))) {
            return new Step.Refused<>(Plain.CARD_NUMBER_TAKEN);
        }
        var changes = Changes.NONE;
        for (var card : cards) {
            changes = changes.and(made(card, product, now));
        }
        return new Step.Done<>(result, changes);
    }

    private static boolean taken(View view, NewCard card) {
        return view.find(CardTables.NUMBERS, card.number().digits()) != null;
    }

    private Changes made(NewCard card, CardProduct product, Moment now) {
        var today = now.businessDate();
        var status = active ? CardStatus.ACTIVE : CardStatus.ISSUED;
        var row = CardRow.issued(card.cardId(), product, status, storeId, rules.at(today), today);
        return Changes.NONE
                .insert(CardTables.CARDS, row)
                .insert(
                        CardTables.NUMBERS,
                        new NumberRow(card.number().digits(), card.cardId(), batchId))
                .event(
                        new CardEvent.Issued(
                                row.id(),
                                row.version(),
                                product.id(),
                                product.named(),
                                status,
                                storeId,
                                today));
    }
}
