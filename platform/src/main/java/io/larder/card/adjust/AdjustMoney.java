package io.larder.card.adjust;

import io.larder.card.AskedAmount;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.Cards;
import io.larder.card.Claims;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCodes;
import io.larder.card.ask.CardCommands;
import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.BusinessClock;
import io.larder.money.Ids;
import io.larder.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Corrections and write-offs: one person asks, another one decides. Nobody knows who stands behind
 * a machine key, so programs do neither.
 */
@RestController
@RequestMapping("/api/v1/adjustments")
class AdjustMoney {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_EVIDENCE = 120;

    private final Adjustments adjustments;
    private final ShowAdjustments shown;
    private final AdjustmentMoney money;
    private final AdjustmentSettings settings;
    private final CardCommands commands;
    private final Cards cards;
    private final Claims claims;
    private final BusinessClock clock;

    AdjustMoney(
            Adjustments adjustments,
            ShowAdjustments shown,
            AdjustmentMoney money,
            AdjustmentSettings settings,
            CardCommands commands,
            Cards cards,
            Claims claims,
            BusinessClock clock) {
        this.adjustments = adjustments;
        this.shown = shown;
        this.money = money;
        this.settings = settings;
        this.commands = commands;
        this.cards = cards;
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param cardId whose money is corrected; not beside {@code claimId}
     * @param claimId what is written off, such as a lost chargeback's id; not beside {@code cardId}
     * @param note what happened, in 1 to 200 characters
     * @param evidence where the papers are: 1 to 120 characters
     */
    record NewAdjustment(
            AdjustmentKind kind,
            @Nullable String cardId,
            @Nullable String claimId,
            Money amount,
            AdjustmentReason reason,
            String note,
            String evidence) {}

    /** Of who approves: a comment of 1 to 200 characters, or none. */
    record Approval(@Nullable String comment) {}

    /** Of who rejects: why, in 1 to 200 characters. */
    record Rejection(String comment) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ShowAdjustments.Adjustment> ask(
            Caller caller, IdempotencyKey key, @RequestBody NewAdjustment asked) {
        caller.allow(Operation.ADJUST_ASK);
        var store = store(asked);
        caller.allow(Operation.ADJUST_ASK, store);
        caller.mustBePerson();
        long minor = AskedAmount.minor(asked.amount());
        caller.allow(Operation.ADJUST_ASK, store, null, null, minor);
        var row = row(caller, asked, store, minor);
        var part = new AskAdjustment(row, settings.decideWithin(), money.of(row));
        var done = commands.run(CardCommands.key(caller, "adjustment", key), part);
        return done.answer(HttpStatus.CREATED, shown.now(done.result()));
    }

    /** Agrees, and posts it at once. */
    @PostMapping("/{id}/approval")
    ResponseEntity<ShowAdjustments.Adjustment> approve(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String id,
            @RequestBody Approval asked) {
        var row = toDecide(caller, id);
        var comment = asked.comment() == null ? null : comment(asked.comment());
        return end(caller, key, row, AdjustmentState.APPROVED, comment);
    }

    /** Does not agree. */
    @PostMapping("/{id}/rejection")
    ResponseEntity<ShowAdjustments.Adjustment> reject(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String id,
            @RequestBody Rejection asked) {
        var row = toDecide(caller, id);
        return end(caller, key, row, AdjustmentState.REJECTED, comment(asked.comment()));
    }

    /** Takes back what the same person asked for. */
    @PostMapping("/{id}/withdrawal")
    ResponseEntity<ShowAdjustments.Adjustment> withdraw(
            Caller caller, IdempotencyKey key, @PathVariable String id) {
        caller.allow(Operation.ADJUST_ASK);
        var row = adjustments.find(id).orElseThrow(ShowAdjustments::unknown);
        caller.allow(Operation.ADJUST_ASK, row.storeId());
        caller.mustBePerson();
        return end(caller, key, row, AdjustmentState.WITHDRAWN, null);
    }

    private AdjustmentRow toDecide(Caller caller, String id) {
        caller.allow(Operation.ADJUST_DECIDE);
        var row = adjustments.find(id).orElseThrow(ShowAdjustments::unknown);
        caller.allow(Operation.ADJUST_DECIDE, row.storeId());
        caller.mustBePerson();
        caller.allow(Operation.ADJUST_DECIDE, row.storeId(), null, null, row.amountMinor());
        return row;
    }

    private ResponseEntity<ShowAdjustments.Adjustment> end(
            Caller caller,
            IdempotencyKey key,
            AdjustmentRow row,
            AdjustmentState as,
            @Nullable String comment) {
        var part = new EndAdjustment(row, as, caller.id(), comment, money.of(row));
        var done = commands.run(CardCommands.key(caller, "adjustment-end", key), part);
        return done.answer(HttpStatus.OK, shown.now(done.result()));
    }

    private AdjustmentRow row(Caller caller, NewAdjustment asked, String store, long minor) {
        if (!asked.reason().fits(asked.kind())) {
            throw Asked.invalid("reason", "one that fits " + asked.kind());
        }
        return new AdjustmentRow(
                Ids.next("adj"),
                asked.kind(),
                asked.cardId(),
                asked.claimId(),
                store,
                AdjustmentState.PENDING,
                minor,
                asked.reason(),
                Asked.text("note", asked.note(), LONGEST_TEXT),
                Asked.text("evidence", asked.evidence(), LONGEST_EVIDENCE),
                caller.id(),
                clock.now(),
                clock.now(),
                null,
                null,
                null,
                null);
    }

    /** The store in whose scope it is: the card's, or the claim's. */
    private String store(NewAdjustment asked) {
        boolean writeOff = asked.kind() == AdjustmentKind.WRITE_OFF;
        var wanted = writeOff ? asked.claimId() : asked.cardId();
        if (wanted == null || (writeOff ? asked.cardId() : asked.claimId()) != null) {
            throw EdgeCodes.MISSING_FIELD.problem(
                    "Send cardId, or for a WRITE_OFF claimId, and not both.");
        }
        return writeOff
                ? claim(wanted).storeId()
                : cards.find(Asked.cardId(wanted)).orElseThrow(Asked::unknownCard).storeId();
    }

    private Claims.Claim claim(String id) {
        return Optional.of(id)
                .filter(Asked::canBeId)
                .flatMap(claims::find)
                .orElseThrow(() -> CardCodes.of(Plain.UNKNOWN_CLAIM).problem());
    }

    private static String comment(String said) {
        return Asked.text("comment", said, LONGEST_TEXT);
    }
}
