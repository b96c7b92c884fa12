package io.larder.card.spend;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.core.Amounts;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotRow;
import io.larder.card.core.OpenLots;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Clearing;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Pays in a store with the money of a card, lot by lot in {@link LotRow#SPEND_ORDER}. The lots are
 * asked for after the card was read: from its first open one to its newest, at most about {@link
 * OpenLots#MOST}.
 *
 * @param storeId the store that is paid
 * @param amountMinor above zero
 * @param reference what was bought, the spend's id
 * @param entities in whose books the card and the store are
 */
public record Spend(
        String cardId, String storeId, long amountMinor, String reference, LegalEntities entities)
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
        return CardTables.withCard(cardId);
    }

    @Override
    public Step<Spent, CardRefusal> decide(View view, Moment now) {
        var today = now.businessDate();
        return OpenLots.inUse(
                view,
                cardId,
                today,
                (card, lots) -> {
                    var taken = lots.take(amountMinor, lots.available(view, today), today);
                    return taken.minor() < amountMinor
                            ? new Step.Refused<>(Plain.NOT_ENOUGH_MONEY)
                            : spent(card, taken, balanceAfter(view), now);
                });
    }

    private long balanceAfter(View view) {
        var principal = view.balance(CardAccounts.principal(cardId));
        var bonus = view.balance(CardAccounts.bonus(cardId));
        return principal.posted() + bonus.posted() - amountMinor;
    }

    private Step<Spent, CardRefusal> spent(
            CardRow card, OpenLots.Taken taken, long balanceMinor, Moment now) {
        var after = card.spent(taken.openFrom(), card.bonusMinor() - taken.bonusMinor());
        var row = SpendRow.of(reference, cardId, storeId, taken, balanceMinor, now);
        var changes =
                taken.and(Changes.NONE.insert(Spends.TABLE, row).update(CardTables.CARDS, after));
        changes = pay(changes, card, CardAccounts.principal(cardId), taken.principalMinor());
        changes = pay(changes, card, CardAccounts.bonus(cardId), taken.bonusMinor());
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

    private Changes pay(Changes changes, CardRow card, Account from, long minor) {
        return minor == 0
                ? changes
                : Clearing.post(
                        changes,
                        entities.ofCard(from, card.storeId()),
                        entities.owned(Chart.sales(storeId)),
                        minor,
                        CODE,
                        reference);
    }
}
