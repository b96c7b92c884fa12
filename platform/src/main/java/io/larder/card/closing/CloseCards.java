package io.larder.card.closing;

import io.larder.card.CardFacts;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCommands;
import io.larder.card.life.HolderNames;
import io.larder.card.show.CardBalances;
import io.larder.compliance.RulePacks;
import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.ledger.BusinessClock;
import io.larder.money.Ids;
import io.larder.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quotes what a card that is given back pays, and closes it. */
@RestController
@RequestMapping("/api/v1/cards/{cardId}")
class CloseCards {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_NUMBER = 40;

    private final CardCommands commands;
    private final Cards cards;
    private final CardBalances balances;
    private final HolderNames names;
    private final SealedPayees payees;
    private final Payouts payouts;
    private final RulePacks rules;
    private final LegalEntities entities;
    private final BusinessClock clock;

    CloseCards(
            CardCommands commands,
            Cards cards,
            CardBalances balances,
            HolderNames names,
            SealedPayees payees,
            Payouts payouts,
            RulePacks rules,
            LegalEntities entities,
            BusinessClock clock) {
        this.commands = commands;
        this.cards = cards;
        this.balances = balances;
        this.names = names;
        this.payees = payees;
        this.payouts = payouts;
        this.rules = rules;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * A card to close.
     *
     * @param expected what the quote said is refundable
     * @param payTo how it is paid; missing when nothing is
     * @param terminalId where it is asked for; credentials bound to terminals must say
     */
    record Closing(
            Money expected,
            IdDocument idDocument,
            @Nullable PayTo payTo,
            @Nullable String terminalId) {}

    /** Who gives it back, by the document that was shown. */
    record IdDocument(String kind, String number, String name) {
        @Override
        public String toString() {
            return "IdDocument[]";
        }
    }

    /**
     * How it is paid.
     *
     * @param drawerId for {@code CASH}: the drawer that pays
     * @param accountName for {@code BANK_ACCOUNT}: the name on the document
     */
    record PayTo(
            PayoutWay kind,
            @Nullable String drawerId,
            @Nullable String accountName,
            @Nullable String accountNumber,
            @Nullable String bank) {
        @Override
        public String toString() {
            return "PayTo[" + kind + "]";
        }
    }

    @GetMapping("/closing-quote")
    ClosingQuote quote(
            Caller caller,
            @PathVariable String cardId,
            @RequestParam(required = false) @Nullable String terminalId) {
        var card = card(caller, cardId);
        caller.allow(Operation.CARD_CLOSE, card.storeId(), terminalId, null, 0);
        var balance = balances.of(card.id()).orElseThrow(Asked::unknownCard);
        return ClosingQuote.of(balance, rules.at(clock.today()), clock.today());
    }

    @PostMapping("/closing")
    ResponseEntity<Payouts.Payout> close(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String cardId,
            @RequestBody Closing asked) {
        var card = card(caller, cardId);
        var to = asked.payTo();
        var way = to == null ? PayoutWay.NOTHING : to.kind();
        var drawer = to == null ? null : to.drawerId();
        caller.allow(
                Operation.CARD_CLOSE,
                card.storeId(),
                asked.terminalId(),
                drawer,
                asked.expected().minor());
        if (!Money.CNY.equals(asked.expected().currency()) || asked.expected().minor() < 0) {
            throw Asked.invalid("expected", "what the quote said is refundable");
        }
        if ((way == PayoutWay.CASH) != (drawer != null) || to != null && way == PayoutWay.NOTHING) {
            throw Asked.invalid("payTo", "CASH with a drawer, or BANK_ACCOUNT with its account");
        }
        var payoutId = Ids.next("payout");
        var payee = payee(card, asked);
        var part =
                new CloseCard(
                        new CloseCard.Closing(
                                payoutId,
                                card.id(),
                                card.customerId(),
                                names.lookup(payee.name()),
                                asked.expected().minor(),
                                way,
                                drawer,
                                payees.seal(payoutId, payee),
                                caller.id()),
                        rules,
                        entities);
        var done = commands.run(CardCommands.key(caller, "card-closing", key), part);
        return done.answer(HttpStatus.OK, payouts.answer(done.result()));
    }

    private Payee payee(CardFacts card, Closing asked) {
        var document = asked.idDocument();
        var name = Asked.text("idDocument.name", document.name(), LONGEST_NAME);
        var number = cards.numberOf(card.id()).orElseThrow(Asked::unknownCard).digits();
        var kind = Asked.opaque("idDocument.kind", document.kind(), LONGEST_NUMBER);
        var id = Asked.opaque("idDocument.number", document.number(), LONGEST_NUMBER);
        var to = asked.payTo();
        if (to == null || to.kind() != PayoutWay.BANK_ACCOUNT) {
            return new Payee(name, kind, id, number, null, null, null);
        }
        var holder = Asked.text("payTo.accountName", given(to.accountName()), LONGEST_NAME);
        if (!HolderNames.areSame(holder, name)) {
            throw Asked.invalid("payTo.accountName", "the name on the document");
        }
        return new Payee(
                name,
                kind,
                id,
                number,
                holder,
                Asked.opaque("payTo.accountNumber", given(to.accountNumber()), LONGEST_NUMBER),
                Asked.text("payTo.bank", given(to.bank()), LONGEST_NAME));
    }

    private static String given(@Nullable String text) {
        if (text == null) {
            throw EdgeCodes.MISSING_FIELD.problem(
                    "A bank account has accountName, accountNumber and bank.");
        }
        return text;
    }

    private CardFacts card(Caller caller, String cardId) {
        caller.allow(Operation.CARD_CLOSE);
        return cards.find(Asked.cardId(cardId)).orElseThrow(Asked::unknownCard);
    }
}
