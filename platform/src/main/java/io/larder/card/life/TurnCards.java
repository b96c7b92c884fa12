package io.larder.card.life;

import io.larder.card.CardFacts;
import io.larder.card.CardRefusal;
import io.larder.card.Cards;
import io.larder.card.HolderKind;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCommands;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.Part;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Activates and freezes cards and says who holds them, in the store that issued them. */
@RestController
@RequestMapping("/api/v1/cards/{cardId}")
class TurnCards {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_CUSTOMER_ID = 64;

    private final CardCommands commands;
    private final Cards cards;

    TurnCards(CardCommands commands, Cards cards) {
        this.commands = commands;
        this.cards = cards;
    }

    /** Why, for the staff: 1 to 200 characters; no personal data. */
    record Reason(String reason) {}

    /**
     * Who holds a card.
     *
     * @param customerId opaque: 1 to 64 visible ASCII characters
     */
    record Holder(String customerId, HolderKind kind) {}

    @PostMapping("/activate")
    ResponseEntity<CardFacts> activate(
            Caller caller, IdempotencyKey key, @PathVariable String cardId) {
        allow(caller, Operation.CARD_ISSUE, cardId);
        var part = new ChangeStatus(cardId, ChangeStatus.Turn.ACTIVATE, null);
        return run(caller, "card-activate", key, part);
    }

    @PostMapping("/freeze")
    ResponseEntity<CardFacts> freeze(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String cardId,
            @RequestBody Reason asked) {
        allow(caller, Operation.CARD_STATE, cardId);
        var reason = Asked.text("reason", asked.reason(), LONGEST_REASON);
        var part = new ChangeStatus(cardId, ChangeStatus.Turn.FREEZE, reason);
        return run(caller, "card-freeze", key, part);
    }

    @PostMapping("/unfreeze")
    ResponseEntity<CardFacts> unfreeze(
            Caller caller, IdempotencyKey key, @PathVariable String cardId) {
        allow(caller, Operation.CARD_STATE, cardId);
        var part = new ChangeStatus(cardId, ChangeStatus.Turn.UNFREEZE, null);
        return run(caller, "card-unfreeze", key, part);
    }

    @PostMapping("/holder")
    ResponseEntity<CardFacts> holder(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String cardId,
            @RequestBody Holder asked) {
        allow(caller, Operation.CARD_ISSUE, cardId);
        var customer = Asked.opaque("customerId", asked.customerId(), LONGEST_CUSTOMER_ID);
        var part = new RegisterHolder(cardId, customer, asked.kind());
        return run(caller, "card-holder", key, part);
    }

    private void allow(Caller caller, Operation operation, String cardId) {
        caller.allow(operation);
        var card = cards.find(Asked.cardId(cardId)).orElseThrow(Asked::unknownCard);
        caller.allow(operation, card.storeId());
    }

    private ResponseEntity<CardFacts> run(
            Caller caller, String operation, IdempotencyKey key, Part<String, CardRefusal> part) {
        var done = commands.run(CardCommands.key(caller, operation, key), part);
        return done.answer(HttpStatus.OK, cards.find(done.result()).orElseThrow());
    }
}
