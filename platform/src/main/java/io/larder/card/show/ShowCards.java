package io.larder.card.show;

import io.larder.card.CardFacts;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.possession.Possession;
import io.larder.edge.EdgeCodes;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.money.CardNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows cards and what they hold. A card is used in every store, so one card may be read by whoever
 * may read cards; a list shows only cards issued in the caller's stores.
 */
@RestController
@RequestMapping("/api/v1/cards")
class ShowCards {

    private static final int MOST = 200;

    private final Cards cards;
    private final CardBalances balances;
    private final Possession possession;

    ShowCards(Cards cards, CardBalances balances, Possession possession) {
        this.possession = possession;
        this.cards = cards;
        this.balances = balances;
    }

    /** A page of cards, newest first; {@code next} is the cursor of the page after it, or null. */
    record Page(List<CardFacts> items, @Nullable String next) {}

    /** A card's whole number. */
    record WholeNumber(String id, CardNumber number) {}

    @GetMapping("/{cardId}")
    CardFacts one(Caller caller, @PathVariable String cardId) {
        caller.allow(Operation.CARD_READ);
        return cards.find(Asked.cardId(cardId)).orElseThrow(Asked::unknownCard);
    }

    /** The card with this number: a page of one, or {@code unknown_card}. */
    private Page byNumber(Caller caller, String number) {
        var card =
                possession
                        .lookedUp(caller, number)
                        .flatMap(cards::find)
                        .orElseThrow(Asked::unknownCard);
        return new Page(List.of(card), null);
    }

    /**
     * Cards of the caller's stores, or the one with a number.
     *
     * @param number the whole number; {@code cursor} and {@code limit} mean nothing beside it
     */
    @GetMapping
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.allow(Operation.CARD_READ);
        if (limit < 1 || limit > MOST || cursor != null && !Asked.canBeId(cursor)) {
            throw EdgeCodes.INVALID_PARAMETER.problem("limit is 1 to " + MOST + ".");
        }
        if (number != null) {
            return byNumber(caller, number);
        }
        var items = cards.list(caller.storeIds(), cursor, limit);
        return new Page(items, items.size() < limit ? null : items.getLast().id());
    }

    /** The whole number of one card, for whoever issues cards in its store, to print it again. */
    @GetMapping("/{cardId}/number")
    WholeNumber number(Caller caller, @PathVariable String cardId) {
        var card = one(caller, cardId);
        caller.allow(Operation.CARD_ISSUE, card.storeId());
        return new WholeNumber(cardId, cards.numberOf(cardId).orElseThrow(Asked::unknownCard));
    }

    /**
     * What a card holds, for the back office, which knows cards by their ids. Whoever asks for a
     * customer posts to {@code balance-inquiries}, with the customer's proof.
     *
     * @param storeId where it is asked for
     * @param terminalId at which terminal; credentials bound to terminals must say
     */
    @GetMapping("/{cardId}/balance")
    CardBalance balance(
            Caller caller,
            @PathVariable String cardId,
            @RequestParam String storeId,
            @RequestParam(required = false) @Nullable String terminalId) {
        caller.allow(Operation.BALANCE_READ, storeId, terminalId, null, 0);
        possession.allowToRead(caller);
        return balances.of(Asked.cardId(cardId)).orElseThrow(Asked::unknownCard);
    }
}
