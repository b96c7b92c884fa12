package io.larder.card.spend;

import io.larder.card.AskedAmount;
import io.larder.card.ask.CardCommands;
import io.larder.card.possession.Named;
import io.larder.card.possession.Possession;
import io.larder.card.possession.Proof;
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
    private final Possession possession;
    private final LegalEntities entities;

    SpendFromCards(CardCommands commands, Possession possession, LegalEntities entities) {
        this.commands = commands;
        this.possession = possession;
        this.entities = entities;
    }

    /**
     * A purchase to pay.
     *
     * @param cardId the card, or its number in {@code cardNumber}: one of the two, or none beside a
     *     payment code
     * @param terminalId where it is paid; credentials bound to terminals must say
     * @param possession what proves that the customer holds the card
     */
    record NewSpend(
            @Nullable String cardId,
            @Nullable String cardNumber,
            Money amount,
            String storeId,
            @Nullable String terminalId,
            @Nullable Proof possession) {}

    /** A paid purchase; the balance is what was left on the card then. */
    record PaidSpend(String id, String cardId, Money amount, Money balance, long cardVersion) {}

    @PostMapping("/api/v1/spends")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PaidSpend> spend(
            Caller caller, IdempotencyKey key, @RequestBody NewSpend asked) {
        long minor = AskedAmount.minor(asked.amount());
        caller.allow(Operation.SPEND, asked.storeId(), asked.terminalId(), null, minor);
        var named = new Named(asked.cardId(), asked.cardNumber(), asked.terminalId());
        var name = possession.key(caller, "spend", key);
        var card = possession.prove(caller, name, named, asked.possession());
        var part = new Spend(card.cardId(), asked.storeId(), minor, Ids.next("spend"), entities);
        var spent = commands.run(name, KEPT, card.guarding(part));
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
