package io.larder.card.adjust;

import io.larder.card.Admit;
import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.LotSource;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotRow;
import io.larder.compliance.RulePacks;
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
 * Puts a correction on a card, as a lot of principal that never ends: it stands for money that the
 * customer paid. The card is judged as for a recharge, credits on their way included.
 *
 * @param amountMinor above zero
 * @param reference the adjustment's id
 */
record AddToCard(
        String cardId, long amountMinor, String reference, RulePacks rules, LegalEntities entities)
        implements Part<String, CardRefusal> {

    static final String CODE = "adjustment";

    @Override
    public Reads reads() {
        return admission().reads();
    }

    private Admit admission() {
        return new Admit(cardId, amountMinor, true, false, rules);
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        return switch (admission().decide(view, now)) {
            case Step.NeedsMore<Admit.Admitted, CardRefusal>(Reads more) ->
                    new Step.NeedsMore<>(more);
            case Step.Refused<Admit.Admitted, CardRefusal>(CardRefusal why) ->
                    new Step.Refused<>(why);
            case Step.Done<Admit.Admitted, CardRefusal> admitted ->
                    new Step.Done<>(reference, added(view, now));
        };
    }

    private Changes added(View view, Moment now) {
        var card = view.row(CardTables.CARDS, cardId);
        var principal = CardAccounts.principal(cardId);
        var source = new LotSource(LotSource.ADJUSTMENT, reference);
        var lot = LotRow.principal(card, amountMinor, source, now.businessDate());
        var after = card.withLot();
        var lots = Changes.NONE.insert(CardTables.LOTS, lot).update(CardTables.CARDS, after);
        return Clearing.post(
                        lots,
                        entities.owned(Chart.adjustments(card.storeId())),
                        entities.ofCard(principal, card.storeId()),
                        amountMinor,
                        CODE,
                        reference)
                .event(
                        new CardEvent.Adjusted(
                                cardId,
                                after.version(),
                                reference,
                                amountMinor,
                                view.balance(principal).posted() + amountMinor,
                                now.businessDate()));
    }
}
