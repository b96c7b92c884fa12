package io.larder.card.issue;

import io.larder.card.CardFacts;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCommands;
import io.larder.card.possession.CardSecrets;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.Key;
import io.larder.money.CardNumber;
import io.larder.money.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Issues cards, one or many. The answer holds the whole numbers, because somebody has to print
 * them; hardly anything else shows them.
 */
@RestController
@RequestMapping("/api/v1")
class IssueCards {

    private static final int MOST_IN_A_BATCH = 1_000;

    private final DrawNumbers numbers;
    private final Cards cards;
    private final CardSecrets secrets;

    IssueCards(DrawNumbers numbers, Cards cards, CardSecrets secrets) {
        this.numbers = numbers;
        this.cards = cards;
        this.secrets = secrets;
    }

    /**
     * A card to issue.
     *
     * @param active whether it is in use at once; false by default
     */
    record NewCard(String productId, String storeId, @Nullable Boolean active) {}

    /**
     * An issued card.
     *
     * @param number the whole number
     * @param secret 32 hex digits for its stripe, chip or code: what a terminal reads proves that
     *     the card is there
     */
    record IssuedCard(CardFacts card, CardNumber number, String secret) {
        @Override
        public String toString() {
            return "IssuedCard[" + card.id() + "]";
        }
    }

    /**
     * A batch to issue.
     *
     * @param count 1 to 1,000
     * @param active whether they are in use at once; false by default
     */
    record NewBatch(String productId, String storeId, int count, @Nullable Boolean active) {}

    /** An issued batch, with whole numbers. */
    record IssuedBatch(String id, List<CardToPrint> cards) {}

    /** A card of a batch; number and secret as in {@link IssuedCard}. */
    record CardToPrint(String id, String number, String secret) {
        @Override
        public String toString() {
            return "CardToPrint[" + id + "]";
        }
    }

    @PostMapping("/cards")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<IssuedCard> one(Caller caller, IdempotencyKey key, @RequestBody NewCard asked) {
        caller.allowInOpenStore(Operation.CARD_ISSUE, asked.storeId());
        var order =
                new DrawNumbers.Order(
                        asked.productId(), asked.storeId(), isTrue(asked.active()), 1, null);
        var issued =
                numbers.issue(
                        CardCommands.key(caller, "card", key),
                        order,
                        made -> made.getFirst().cardId());
        return issued.answer(HttpStatus.CREATED, read(issued.result()));
    }

    /**
     * The first hundred cards are issued under the caller's key and name the batch; the others
     * follow in commands named after it. Whoever asks again with the key completes a batch that was
     * interrupted, and makes no second one.
     */
    @PostMapping("/card-batches")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<IssuedBatch> many(
            Caller caller, IdempotencyKey key, @RequestBody NewBatch asked) {
        caller.allowInOpenStore(Operation.CARD_ISSUE, asked.storeId());
        if (asked.count() < 1 || asked.count() > MOST_IN_A_BATCH) {
            throw Asked.invalid("count", "1 to " + MOST_IN_A_BATCH);
        }
        var newId = Ids.next("batch");
        var first = issue(CardCommands.key(caller, "card-batch", key), asked, newId, 0);
        var batchId = first.result();
        for (int from = Issue.MOST_AT_ONCE; from < asked.count(); from += Issue.MOST_AT_ONCE) {
            issue(new Key.Internal("card-batch", batchId + "/" + from), asked, batchId, from);
        }
        return first.answer(HttpStatus.CREATED, new IssuedBatch(batchId, toPrint(batchId)));
    }

    private List<CardToPrint> toPrint(String batchId) {
        var batch = cards.ofBatch(batchId);
        var secret = secrets.of(batch.stream().map(Cards.Numbered::id).toList());
        return batch.stream()
                .map(
                        card ->
                                new CardToPrint(
                                        card.id(),
                                        card.number(),
                                        secret.getOrDefault(card.id(), "")))
                .toList();
    }

    private CardCommands.Accepted<String> issue(Key key, NewBatch asked, String batchId, int from) {
        int count = Math.min(asked.count() - from, Issue.MOST_AT_ONCE);
        var order =
                new DrawNumbers.Order(
                        asked.productId(), asked.storeId(), isTrue(asked.active()), count, batchId);
        return numbers.issue(key, order, made -> batchId);
    }

    private IssuedCard read(String cardId) {
        return new IssuedCard(
                cards.find(cardId).orElseThrow(),
                cards.numberOf(cardId).orElseThrow(),
                secrets.of(cardId));
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
