package io.larder.card.spend;

import io.larder.card.AskedAmount;
import io.larder.card.CardRefusal;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCommands;
import io.larder.card.possession.Named;
import io.larder.card.possession.Possession;
import io.larder.card.possession.Proof;
import io.larder.card.possession.Proven;
import io.larder.card.spend.ShowSpends.CardSpend;
import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.ledger.Key;
import io.larder.ledger.Part;
import io.larder.money.Ids;
import io.larder.money.Money;
import java.time.Instant;
import java.util.ArrayList;
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
    private final Possession possession;
    private final Spends spends;
    private final LegalEntities entities;

    PaySales(CardCommands commands, Possession possession, Spends spends, LegalEntities entities) {
        this.commands = commands;
        this.possession = possession;
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
     * @param cardId the card, or its number in {@code cardNumber}: one of the two, or none beside a
     *     payment code
     * @param possession what proves that the customer holds the card
     */
    record CardTender(
            @Nullable String cardId,
            @Nullable String cardNumber,
            Money amount,
            @Nullable Proof possession) {}

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
        long cashMinor = asked.cash() == null ? 0 : AskedAmount.minor(asked.cash().amount());
        var drawerId = asked.cash() == null ? null : asked.cash().drawerId();
        long total = total(asked.cards(), cashMinor);
        caller.allow(Operation.SPEND, asked.storeId(), asked.terminalId(), drawerId, total);
        var name = possession.key(caller, "sale", key);
        var proven = proven(caller, name, asked);
        var spends = spends(asked, proven);
        Part<String, CardRefusal> part =
                new PaySale(Ids.next("sale"), asked.storeId(), spends, cashMinor, drawerId);
        for (var card : proven) {
            part = card.guarding(part);
        }
        var done = commands.run(name, part);
        return done.answer(HttpStatus.CREATED, answer(done.result()));
    }

    /** The cards in the order of their tenders, each proven. */
    private List<Proven> proven(Caller caller, Key.Client name, NewSale asked) {
        var proven = new ArrayList<Proven>();
        var different = new HashSet<String>();
        for (var tender : asked.cards()) {
            var named = new Named(tender.cardId(), tender.cardNumber(), asked.terminalId());
            var card = possession.prove(caller, name, named, tender.possession());
            if (!card.repeated() && !different.add(card.cardId())) {
                throw Asked.invalid("cards", "different cards");
            }
            proven.add(card);
        }
        return proven;
    }

    private List<Spend> spends(NewSale asked, List<Proven> proven) {
        var spends = new ArrayList<Spend>();
        for (int i = 0; i < proven.size(); i++) {
            long minor = AskedAmount.minor(asked.cards().get(i).amount());
            var card = proven.get(i).cardId();
            spends.add(new Spend(card, asked.storeId(), minor, Ids.next("spend"), entities));
        }
        return spends;
    }

    private static long total(List<CardTender> tenders, long cashMinor) {
        try {
            return tenders.stream()
                    .mapToLong(tender -> AskedAmount.minor(tender.amount()))
                    .reduce(cashMinor, Math::addExact);
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
