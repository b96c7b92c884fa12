package io.larder.card.life;

import io.larder.card.CardFacts;
import io.larder.card.CardRefusal;
import io.larder.card.Cards;
import io.larder.card.FreezeReason;
import io.larder.card.HolderKind;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCommands;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.Part;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private static final int LONGEST_NAME = 80;

    private final CardCommands commands;
    private final Cards cards;
    private final HolderNames names;

    TurnCards(CardCommands commands, Cards cards, HolderNames names) {
        this.commands = commands;
        this.cards = cards;
        this.names = names;
    }

    /**
     * Why a card is frozen.
     *
     * @param reason for the staff: 1 to 200 characters; no personal data
     * @param code {@code RISK} when it is missing; {@code COURT} needs an operation of its own,
     *     {@code LOSS} and {@code CHARGEBACK} have their own endpoints
     */
    record Reason(String reason, @Nullable FreezeReason code) {}

    /**
     * Which reason is lifted.
     *
     * @param code every ordinary one when it is missing; {@code COURT} needs an operation of its
     *     own, {@code CHARGEBACK} ends with the chargeback
     */
    record Lift(@Nullable FreezeReason code) {}

    /**
     * A loss report.
     *
     * @param customerId the registered holder, who was identified
     * @param note for the staff: 1 to 200 characters; no personal data
     */
    record Loss(String customerId, @Nullable String note) {}

    /**
     * Who holds a card.
     *
     * @param customerId opaque: 1 to 64 visible ASCII characters
     * @param name as the identity document has it: 1 to 80 characters, kept sealed; without it the
     *     card's money cannot be paid out when it is closed
     */
    record Holder(String customerId, HolderKind kind, @Nullable String name) {
        @Override
        public String toString() {
            return "Holder[" + customerId + "]";
        }
    }

    @PostMapping("/activate")
    ResponseEntity<CardFacts> activate(
            Caller caller, IdempotencyKey key, @PathVariable String cardId) {
        allow(caller, Operation.CARD_ISSUE, cardId);
        return run(caller, "card-activate", key, new Activate(cardId));
    }

    @PostMapping("/freeze")
    ResponseEntity<CardFacts> freeze(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String cardId,
            @RequestBody Reason asked) {
        var code = asked.code() == null ? FreezeReason.RISK : asked.code();
        allow(caller, toChange(code), cardId);
        if (code == FreezeReason.LOSS || code == FreezeReason.CHARGEBACK) {
            throw Asked.invalid("code", "RISK, COURT or EXPIRED");
        }
        var note = Asked.text("reason", asked.reason(), LONGEST_REASON);
        return run(caller, "card-freeze", key, new Freeze(cardId, code, note, null));
    }

    @PostMapping("/unfreeze")
    ResponseEntity<CardFacts> unfreeze(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String cardId,
            @RequestBody(required = false) @Nullable Lift asked) {
        var code = asked == null ? null : asked.code();
        allow(caller, toChange(code), cardId);
        if (code == FreezeReason.CHARGEBACK) {
            throw Asked.invalid("code", "LOSS, RISK, COURT or EXPIRED");
        }
        var reasons = code == null ? Unfreeze.ORDINARY : Set.of(code);
        return run(caller, "card-unfreeze", key, new Unfreeze(cardId, reasons));
    }

    /** Freezes a named card at once, for its holder who lost it. */
    @PostMapping("/loss")
    ResponseEntity<CardFacts> loss(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String cardId,
            @RequestBody Loss asked) {
        allow(caller, Operation.CARD_STATE, cardId);
        var customer = Asked.opaque("customerId", asked.customerId(), LONGEST_CUSTOMER_ID);
        var note = asked.note() == null ? "loss" : Asked.text("note", asked.note(), LONGEST_REASON);
        return run(caller, "card-loss", key, new Freeze(cardId, FreezeReason.LOSS, note, customer));
    }

    private static Operation toChange(@Nullable FreezeReason code) {
        return code == FreezeReason.COURT ? Operation.CARD_LEGAL_HOLD : Operation.CARD_STATE;
    }

    @PostMapping("/holder")
    ResponseEntity<CardFacts> holder(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String cardId,
            @RequestBody Holder asked) {
        allow(caller, Operation.CARD_ISSUE, cardId);
        var customer = Asked.opaque("customerId", asked.customerId(), LONGEST_CUSTOMER_ID);
        var name =
                asked.name() == null
                        ? null
                        : names.of(customer, Asked.text("name", asked.name(), LONGEST_NAME));
        var part = new RegisterHolder(cardId, customer, asked.kind(), name);
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
