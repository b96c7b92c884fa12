package io.larder.card.adjust;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.core.Available;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.OpenLots;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Clearing;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Takes a correction off a card's principal, lot by lot as a spend would, and never more than is
 * there and not held for a store. Bonus stays: its campaign answers for it.
 *
 * @param amountMinor above zero
 * @param reference the adjustment's id
 */
record TakeOffCard(String cardId, long amountMinor, String reference, LegalEntities entities)
        implements Part<String, CardRefusal> {

    @Override
    public Reads reads() {
        return CardTables.withCard(cardId);
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var today = now.businessDate();
        return OpenLots.inUse(
                view,
                cardId,
                today,
                (card, lots) -> {
                    long free = lots.available(view, today).principalMinor();
                    var taken = lots.take(amountMinor, new Available(free, 0), today);
                    return taken.minor() < amountMinor
                            ? new Step.Refused<>(Plain.NOT_ENOUGH_MONEY)
                            : new Step.Done<>(reference, taken(view, card, taken, now));
                });
    }

    private Changes taken(View view, CardRow card, OpenLots.Taken taken, Moment now) {
        var principal = CardAccounts.principal(cardId);
        var after = card.spent(taken.openFrom(), card.bonusMinor());
        return Clearing.post(
                        taken.and(Changes.NONE.update(CardTables.CARDS, after)),
                        entities.ofCard(principal, card.storeId()),
                        entities.owned(Chart.adjustments(card.storeId())),
                        amountMinor,
                        AddToCard.CODE,
                        reference)
                .event(
                        new CardEvent.Adjusted(
                                cardId,
                                after.version(),
                                reference,
                                -amountMinor,
                                view.balance(principal).posted() - amountMinor,
                                now.businessDate()));
    }
}
