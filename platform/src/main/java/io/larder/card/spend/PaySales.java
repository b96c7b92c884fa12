package io.larder.card.spend;

import io.larder.card.AskedAmount;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCommands;
import io.larder.card.spend.ShowSpends.CardSpend;
import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.money.Ids;
import io.larder.money.Money;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes one sale's money from several cards, or from cards and cash. */
@RestController
class PaySales {

    private static final int MOST_CARDS = 10;

    private final CardCommands commands;
    private final Cards cards;
    private final Spends spends;
    private final LegalEntities entities;

    PaySales(CardCommands commands, Cards cards, Spends spends, LegalEntities entities) {
        this.commands = commands;
        this.cards = cards;
        this.spends = spends;
        this.entities = entities;
    }

    /**
     * A sale to pay, all of it or nothing.
     *
     * @param cards what each card pays, 1 to 10 different ones
     * @param cash what is paid in cash, or null
     * @param terminalId where it is paid; credentials bound to terminals must say
     */
    record NewSale(
            String storeId,
            @Nullable String terminalId,
            List<CardTender> cards,
            @Nullable CashTender cash) {}

    /**
     * What one card pays.
     *
     * @param cardId the card, or its number in {@code cardNumber}: one of the two
     */
    record CardTender(@Nullable String cardId, @Nullable String cardNumber, Money amount) {}

    /** What goes into a drawer, without the change that was handed out. */
    record CashTender(Money amount, String drawerId) {}

    /** A sale that was paid. */
    record PaidSale(
            String id,
            String storeId,
            Money amount,
            Money cash,
            List<CardSpend> spends,
            Instant at) {}

    @PostMapping("/api/v1/sales")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PaidSale> pay(Caller caller, IdempotencyKey key, @RequestBody NewSale asked) {
        caller.allow(Operation.SPEND, asked.storeId());
        if (asked.cards().isEmpty() || asked.cards().size() > MOST_CARDS) {
            throw Asked.invalid("cards", "1 to %d cards".formatted(MOST_CARDS));
        }
        var parts = asked.cards().stream().map(tender -> spend(tender, asked.storeId())).toList();
        var different = new HashSet<String>();
        if (!parts.stream().allMatch(part -> different.add(part.cardId()))) {
            throw Asked.invalid("cards", "different cards");
        }
        long cashMinor = asked.cash() == null ? 0 : AskedAmount.minor(asked.cash().amount());
        var drawerId = asked.cash() == null ? null : asked.cash().drawerId();
        caller.allow(
                Operation.SPEND,
                asked.storeId(),
                asked.terminalId(),
                drawerId,
                total(parts, cashMinor));
        var part = new PaySale(Ids.next("sale"), asked.storeId(), parts, cashMinor, drawerId);
        var done = commands.run(CardCommands.key(caller, "sale", key), part);
        return done.answer(HttpStatus.CREATED, answer(done.result()));
    }

    private Spend spend(CardTender tender, String storeId) {
        long minor = AskedAmount.minor(tender.amount());
        var card = Asked.card(cards, tender.cardId(), tender.cardNumber());
        return new Spend(card, storeId, minor, Ids.next("spend"), entities);
    }

    private static long total(List<Spend> parts, long cashMinor) {
        try {
            return parts.stream().mapToLong(Spend::amountMinor).reduce(cashMinor, Math::addExact);
        } catch (ArithmeticException tooMuch) {
            throw EdgeCodes.INVALID_FIELD.problem("The amounts add up to more than there is.");
        }
    }

    private PaidSale answer(String saleId) {
        var sale = spends.sale(saleId).orElseThrow();
        return new PaidSale(
                sale.id(),
                sale.storeId(),
                Money.cny(sale.amountMinor()),
                Money.cny(sale.cashMinor()),
                spends.find(sale.spends()).stream().map(CardSpend::of).toList(),
                sale.at());
    }
}
