package io.larder.card.move;

import io.larder.card.AskedAmount;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCommands;
import io.larder.card.move.MoveMoney.Moved;
import io.larder.card.possession.Named;
import io.larder.card.possession.Possession;
import io.larder.card.possession.Proof;
import io.larder.compliance.RulePacks;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.ledger.Kept;
import io.larder.money.Ids;
import io.larder.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Moves money from one card to another. */
@RestController
class MoveBetweenCards {

    /** Six words; ids hold no blanks. */
    private static final Kept<Moved> KEPT =
            new Kept<>(
                    moved ->
                            String.join(
                                    " ",
                                    moved.reference(),
                                    moved.fromCardId(),
                                    moved.toCardId(),
                                    Long.toString(moved.amountMinor()),
                                    Long.toString(moved.balanceMinor()),
                                    Long.toString(moved.version())),
                    text -> {
                        var words = text.split(" ", -1);
                        return new Moved(
                                words[0],
                                words[1],
                                words[2],
                                Long.parseLong(words[3]),
                                Long.parseLong(words[4]),
                                Long.parseLong(words[5]));
                    });

    private final CardCommands commands;
    private final Cards cards;
    private final RulePacks rules;
    private final LegalEntities entities;
    private final Possession possession;

    MoveBetweenCards(
            CardCommands commands,
            Cards cards,
            RulePacks rules,
            LegalEntities entities,
            Possession possession) {
        this.possession = possession;
        this.commands = commands;
        this.cards = cards;
        this.rules = rules;
        this.entities = entities;
    }

    /**
     * Money to move.
     *
     * @param fromCardId the card it leaves, or its number in {@code fromCardNumber}: one of the
     *     two, or none beside a payment code
     * @param toCardId the card it goes to, or its number in {@code toCardNumber}: one of the two
     * @param terminalId where it is asked for; credentials bound to terminals must say
     * @param possession what proves that the customer holds the card it leaves
     */
    record NewTransfer(
            @Nullable String fromCardId,
            @Nullable String fromCardNumber,
            @Nullable String toCardId,
            @Nullable String toCardNumber,
            Money amount,
            String storeId,
            @Nullable String terminalId,
            @Nullable Proof possession) {}

    /**
     * Money that was moved. What the other card holds is not told.
     *
     * @param balance principal that was left then on the card it came from
     */
    record Transferred(
            String id,
            String fromCardId,
            String toCardId,
            Money amount,
            Money balance,
            long cardVersion) {}

    @PostMapping("/api/v1/transfers")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Transferred> transfer(
            Caller caller, IdempotencyKey key, @RequestBody NewTransfer asked) {
        long minor = AskedAmount.minor(asked.amount());
        caller.allow(Operation.SPEND, asked.storeId(), asked.terminalId(), null, minor);
        var named = new Named(asked.fromCardId(), asked.fromCardNumber(), asked.terminalId());
        var name = possession.key(caller, "transfer", key);
        var from = possession.prove(caller, name, named, asked.possession());
        var to = Asked.card(cards, asked.toCardId(), asked.toCardNumber());
        var part = new MoveMoney(from.cardId(), to, minor, Ids.next("move"), rules, entities);
        var moved = commands.run(name, KEPT, from.guarding(part));
        return moved.answer(HttpStatus.CREATED, answer(moved.result()));
    }

    private static Transferred answer(Moved moved) {
        return new Transferred(
                moved.reference(),
                moved.fromCardId(),
                moved.toCardId(),
                Money.cny(moved.amountMinor()),
                Money.cny(moved.balanceMinor()),
                moved.version());
    }
}
