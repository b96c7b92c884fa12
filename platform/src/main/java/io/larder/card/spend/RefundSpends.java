package io.larder.card.spend;

import io.larder.card.AskedAmount;
import io.larder.card.CardRefusal;
import io.larder.card.Cards;
import io.larder.card.LotPlaces;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCodes;
import io.larder.card.ask.CardCommands;
import io.larder.compliance.RulePacks;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.money.Ids;
import io.larder.money.Money;
import java.time.Instant;
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

/** Gives money back to a card for goods that came back. */
@RestController
@RequestMapping("/api/v1/spends/{spendId}/refunds")
class RefundSpends {

    private static final int LONGEST_REASON = 200;

    private final CardCommands commands;
    private final Cards cards;
    private final Spends spends;
    private final LotPlaces places;
    private final RulePacks rules;
    private final LegalEntities entities;

    RefundSpends(
            CardCommands commands,
            Cards cards,
            Spends spends,
            LotPlaces places,
            RulePacks rules,
            LegalEntities entities) {
        this.commands = commands;
        this.cards = cards;
        this.spends = spends;
        this.places = places;
        this.rules = rules;
        this.entities = entities;
    }

    /**
     * Money to give back.
     *
     * @param amount all that was not given back yet when it is missing
     * @param toCardId another card, or its number in {@code toCardNumber}, when the card that paid
     *     is gone or would hold more than it may; neither for the card that paid, or for the one
     *     that took its place
     * @param terminalId where it is given back; credentials bound to terminals must say
     */
    record NewSpendRefund(
            @Nullable Money amount,
            @Nullable String toCardId,
            @Nullable String toCardNumber,
            String reason,
            @Nullable String terminalId) {}

    /**
     * Money that was given back.
     *
     * @param balance principal and bonus on the card that took it, then
     */
    record SpendRefund(
            String id,
            String spendId,
            String cardId,
            Money amount,
            Money bonus,
            Money balance,
            String reason,
            Instant at) {

        static SpendRefund of(SpendRefundRow row) {
            return new SpendRefund(
                    row.id(),
                    row.spendId(),
                    row.cardId(),
                    Money.cny(row.amountMinor()),
                    Money.cny(row.bonusMinor()),
                    Money.cny(row.balanceMinor()),
                    row.reason(),
                    row.at());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<SpendRefund> refund(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String spendId,
            @RequestBody NewSpendRefund asked) {
        caller.allow(Operation.REFUND_SPEND);
        var spend = find(spendId);
        var minor = asked.amount() == null ? null : AskedAmount.minor(asked.amount());
        caller.allow(
                Operation.REFUND_SPEND,
                spend.storeId(),
                asked.terminalId(),
                null,
                minor == null ? spend.leftMinor() : minor);
        var part =
                new RefundSpend(
                        Ids.next("srefund"),
                        spendId,
                        spend.cardId(),
                        taker(asked, spend),
                        minor,
                        Asked.text("reason", asked.reason(), LONGEST_REASON),
                        rules,
                        entities);
        var done = commands.run(CardCommands.key(caller, "spend-refund", key), part);
        var row = spends.refund(done.result()).orElseThrow();
        return done.answer(HttpStatus.CREATED, SpendRefund.of(row));
    }

    private String taker(NewSpendRefund asked, SpendRow spend) {
        return asked.toCardId() == null && asked.toCardNumber() == null
                ? places.cardNow(spend.cardId())
                : Asked.card(cards, asked.toCardId(), asked.toCardNumber());
    }

    private SpendRow find(String spendId) {
        return Optional.of(spendId)
                .filter(Asked::canBeId)
                .flatMap(spends::find)
                .orElseThrow(() -> CardCodes.of(CardRefusal.Plain.UNKNOWN_SPEND).problem());
    }
}
