package io.larder.card;

import io.larder.card.CardRefusal.Plain;
import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Pays in a store with the money of a card, lot by lot in {@link LotRow#SPEND_ORDER}. The lots are
 * asked for after the card was read: from its first open one to its newest, at most about {@link
 * Admit#MOST_OPEN_LOTS}.
 *
 * @param storeId the store that is paid
 * @param amountMinor above zero
 * @param reference what was bought, the spend's id
 */
public record Spend(String cardId, String storeId, long amountMinor, String reference)
        implements Part<Spend.Spent, CardRefusal> {

    private static final String CODE = "spend";

    /** Refuses an amount that is not above zero: callers judge that before. */
    public Spend {
        Amounts.requireAboveZero(amountMinor);
    }

    /**
     * Money spent.
     *
     * @param balanceMinor principal and bonus on the card afterwards
     * @param version the card's version afterwards
     */
    public record Spent(
            String cardId, String reference, long amountMinor, long balanceMinor, long version) {}

    @Override
    public Reads reads() {
        return CardAccounts.withCard(cardId);
    }

    @Override
    public Step<Spent, CardRefusal> decide(View view, Moment now) {
        var card = view.find(CardTables.CARDS, cardId);
        if (card == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        var refusal = Standing.forUse(card, now.businessDate());
        if (refusal != null) {
            return new Step.Refused<>(refusal);
        }
        if (!OpenLots.known(view, card)) {
            return new Step.NeedsMore<>(OpenLots.reads(card));
        }
        var lots = OpenLots.of(view, card);
        var today = now.businessDate();
        var taken = lots.take(amountMinor, lots.available(view, today), today);
        var principal = view.balance(CardAccounts.principal(cardId));
        var bonus = view.balance(CardAccounts.bonus(cardId));
        return taken.minor() < amountMinor
                ? new Step.Refused<>(Plain.NOT_ENOUGH_MONEY)
                : spent(card, taken, principal.posted() + bonus.posted() - amountMinor, now);
    }

    private Step<Spent, CardRefusal> spent(
            CardRow card, OpenLots.Taken taken, long balanceMinor, Moment now) {
        var after = card.spent(taken.openFrom(), card.bonusMinor() - taken.bonusMinor());
        var changes = Changes.NONE.update(CardTables.CARDS, after);
        for (var lot : taken.changed()) {
            changes = changes.update(CardTables.LOTS, lot);
        }
        changes = pay(changes, CardAccounts.principal(cardId), taken.principalMinor());
        changes = pay(changes, CardAccounts.bonus(cardId), taken.bonusMinor());
        return new Step.Done<>(
                new Spent(cardId, reference, amountMinor, balanceMinor, after.version()),
                changes.event(
                        new CardEvent.Spent(
                                cardId,
                                after.version(),
                                reference,
                                storeId,
                                amountMinor,
                                balanceMinor,
                                now.businessDate())));
    }

    private Changes pay(Changes changes, Account from, long minor) {
        return minor == 0
                ? changes
                : changes.transfer(from, Chart.sales(storeId), minor, CODE, reference);
    }
}
