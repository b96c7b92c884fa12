package io.larder.card.spend;

import io.larder.card.AskedAmount;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCommands;
import io.larder.card.spend.Spend.Spent;
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

/** Takes money off a card for goods bought in a store. */
@RestController
class SpendFromCards {

    /** Five words; ids hold no blanks. */
    private static final Kept<Spent> KEPT =
            new Kept<>(
                    spent ->
                            String.join(
                                    " ",
                                    spent.cardId(),
                                    spent.reference(),
                                    Long.toString(spent.amountMinor()),
                                    Long.toString(spent.balanceMinor()),
                                    Long.toString(spent.version())),
                    text -> {
                        var words = text.split(" ", -1);
                        return new Spent(
                                words[0],
                                words[1],
                                Long.parseLong(words[2]),
                                Long.parseLong(words[3]),
                                Long.parseLong(words[4]));
                    });

    private final CardCommands commands;
    private final Cards cards;
    private final LegalEntities entities;

    SpendFromCards(CardCommands commands, Cards cards, LegalEntities entities) {
        this.commands = commands;
        this.cards = cards;
        this.entities = entities;
    }

    /**
     * A purchase to pay.
     *
     * @param cardId the card, or its number in {@code cardNumber}: one of the two
     * @param terminalId where it is paid; credentials bound to terminals must say
     */
    record NewSpend(
            @Nullable String cardId,
            @Nullable String cardNumber,
            Money amount,
            String storeId,
            @Nullable String terminalId) {}

    /** A paid purchase; the balance is what was left on the card then. */
    record PaidSpend(String id, String cardId, Money amount, Money balance, long cardVersion) {}

    @PostMapping("/api/v1/spends")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PaidSpend> spend(
            Caller caller, IdempotencyKey key, @RequestBody NewSpend asked) {
        long minor = AskedAmount.minor(asked.amount());
        caller.allow(Operation.SPEND, asked.storeId(), asked.terminalId(), null, minor);
        var card = Asked.card(cards, asked.cardId(), asked.cardNumber());
        var part = new Spend(card, asked.storeId(), minor, Ids.next("spend"), entities);
        var spent = commands.run(CardCommands.key(caller, "spend", key), KEPT, part);
        return spent.answer(HttpStatus.CREATED, answer(spent.result()));
    }

    private static PaidSpend answer(Spent spent) {
        return new PaidSpend(
                spent.reference(),
                spent.cardId(),
                Money.cny(spent.amountMinor()),
                Money.cny(spent.balanceMinor()),
                spent.version());
    }
}
