package io.larder.card.hold;

import io.larder.card.AskedAmount;
import io.larder.card.CardRefusal;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCodes;
import io.larder.card.ask.CardCommands;
import io.larder.card.possession.Named;
import io.larder.card.possession.Possession;
import io.larder.card.possession.Proof;
import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.ledger.Key;
import io.larder.ledger.Part;
import io.larder.money.Ids;
import io.larder.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holds money of a card back for a store, and ends holds. */
@RestController
@RequestMapping("/api/v1/holds")
class HoldOnCards {

    /** A month: what is held longer is no promise to pay, but a freeze. */
    private static final int LONGEST_SECONDS = 31 * 24 * 3600;

    private static final int MOST = 200;

    private final CardCommands commands;
    private final Possession possession;
    private final Holds holds;
    private final LegalEntities entities;

    HoldOnCards(CardCommands commands, Possession possession, Holds holds, LegalEntities entities) {
        this.commands = commands;
        this.possession = possession;
        this.holds = holds;
        this.entities = entities;
    }

    /**
     * Money to hold back.
     *
     * @param cardId the card, or its number in {@code cardNumber}: one of the two, or none beside a
     *     payment code
     * @param terminalId where it is held; credentials bound to terminals must say
     * @param validForSeconds how long, in business time; 1 to 2,678,400
     * @param possession what proves that the customer holds the card
     */
    record NewHold(
            @Nullable String cardId,
            @Nullable String cardNumber,
            Money amount,
            String storeId,
            @Nullable String terminalId,
            int validForSeconds,
            @Nullable Proof possession) {}

    /**
     * What of it the store takes.
     *
     * @param amount all of it when it is missing
     */
    record HoldToCommit(@Nullable Money amount) {}

    /**
     * Money that is or was held back.
     *
     * @param committed what the store took
     * @param endedAt null while it is held
     */
    record HeldMoney(
            String id,
            String cardId,
            String storeId,
            HoldState state,
            Money amount,
            Money committed,
            Instant heldAt,
            Instant expiresAt,
            @Nullable Instant endedAt) {}

    /** Holds of a card, the newest first; {@code next} is the cursor of the page after it. */
    record Page(List<HeldMoney> items, @Nullable String next) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<HeldMoney> hold(Caller caller, IdempotencyKey key, @RequestBody NewHold asked) {
        long minor = AskedAmount.minor(asked.amount());
        caller.allow(Operation.SPEND, asked.storeId(), asked.terminalId(), null, minor);
        if (asked.validForSeconds() < 1 || asked.validForSeconds() > LONGEST_SECONDS) {
            throw Asked.invalid("validForSeconds", "1 to " + LONGEST_SECONDS);
        }
        var validFor = Duration.ofSeconds(asked.validForSeconds());
        var named = new Named(asked.cardId(), asked.cardNumber(), asked.terminalId());
        var name = possession.key(caller, "hold", key);
        var card = possession.prove(caller, name, named, asked.possession());
        var part = new Hold(Ids.next("hold"), card.cardId(), asked.storeId(), minor, validFor);
        return run(name, card.guarding(part), HttpStatus.CREATED);
    }

    @PostMapping("/{holdId}/commit")
    ResponseEntity<HeldMoney> commit(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String holdId,
            @RequestBody HoldToCommit asked) {
        var hold = mine(caller, Operation.SPEND, holdId);
        var minor = asked.amount() == null ? null : AskedAmount.minor(asked.amount());
        var part = new CommitHold(holdId, hold.cardId(), minor, entities);
        return run(CardCommands.key(caller, "hold-commit", key), part, HttpStatus.OK);
    }

    @PostMapping("/{holdId}/void")
    ResponseEntity<HeldMoney> giveUp(
            Caller caller, IdempotencyKey key, @PathVariable String holdId) {
        var hold = mine(caller, Operation.SPEND, holdId);
        var part = new ReleaseHold(holdId, hold.cardId(), HoldState.VOIDED);
        return run(CardCommands.key(caller, "hold-void", key), part, HttpStatus.OK);
    }

    @GetMapping("/{holdId}")
    HeldMoney one(Caller caller, @PathVariable String holdId) {
        return answer(mine(caller, Operation.BALANCE_READ, holdId));
    }

    /** The holds of a card that were made in the caller's stores. */
    @GetMapping
    Page ofCard(
            Caller caller,
            @RequestParam String cardId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.allow(Operation.BALANCE_READ);
        if (limit < 1 || limit > MOST || cursor != null && !Asked.canBeId(cursor)) {
            throw EdgeCodes.INVALID_PARAMETER.problem("limit is 1 to " + MOST + ".");
        }
        var found = holds.ofCard(Asked.cardId(cardId), caller.storeIds(), cursor, limit);
        var next = found.size() < limit ? null : found.getLast().id();
        return new Page(found.stream().map(HoldOnCards::answer).toList(), next);
    }

    /** The hold, if it is of one of the caller's stores. */
    private HoldRow mine(Caller caller, Operation operation, String holdId) {
        caller.allow(operation);
        var hold =
                Optional.of(holdId)
                        .filter(Asked::canBeId)
                        .flatMap(holds::find)
                        .orElseThrow(() -> CardCodes.of(CardRefusal.Plain.UNKNOWN_HOLD).problem());
        caller.allow(operation, hold.storeId());
        return hold;
    }

    /** Answers the hold as it is afterwards; so does a replay. */
    private ResponseEntity<HeldMoney> run(Key key, Part<String, CardRefusal> part, HttpStatus as) {
        var done = commands.run(key, part);
        return done.answer(as, answer(holds.find(done.result()).orElseThrow()));
    }

    private static HeldMoney answer(HoldRow hold) {
        return new HeldMoney(
                hold.id(),
                hold.cardId(),
                hold.storeId(),
                hold.state(),
                Money.cny(hold.amountMinor()),
                Money.cny(hold.committedMinor()),
                hold.heldAt(),
                hold.expiresAt(),
                hold.endedAt());
    }
}
