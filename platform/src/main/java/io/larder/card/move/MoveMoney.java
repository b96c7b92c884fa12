package io.larder.card.move;

import io.larder.card.Admit;
import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.LotSource;
import io.larder.card.core.Amounts;
import io.larder.card.core.Available;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotRow;
import io.larder.card.core.OpenLots;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Changes;
import io.larder.ledger.Clearing;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Moves principal from one card to another, its own or a gift. Each lot that it comes from goes on
 * as a lot of the other card with the same source, so that a refund still finds its way back. Bonus
 * stays: it was given to this card. The other card is judged as for a recharge, credits on their
 * way included.
 *
 * @param amountMinor above zero
 * @param reference the movement's id
 * @param entities in whose books the cards are
 */
public record MoveMoney(
        String fromCardId,
        String toCardId,
        long amountMinor,
        String reference,
        RulePacks rules,
        LegalEntities entities)
        implements Part<MoveMoney.Moved, CardRefusal> {

    private static final String CODE = "transfer";

    /** Refuses an amount that is not above zero: callers judge that before. */
    public MoveMoney {
        Amounts.requireAboveZero(amountMinor);
    }

    /**
     * Money moved.
     *
     * @param balanceMinor principal left on the card that it came from
     * @param version that card's version afterwards
     */
    public record Moved(
            String reference,
            String fromCardId,
            String toCardId,
            long amountMinor,
            long balanceMinor,
            long version) {}

    @Override
    public Reads reads() {
        return CardTables.withCard(fromCardId).and(admission().reads());
    }

    private Admit admission() {
        return new Admit(toCardId, amountMinor, true, false, rules);
    }

    @Override
    public Step<Moved, CardRefusal> decide(View view, Moment now) {
        if (fromCardId.equals(toCardId)) {
            return new Step.Refused<>(Plain.TRANSFER_TO_ITSELF);
        }
        var today = now.businessDate();
        return OpenLots.inUse(
                view, fromCardId, today, (from, lots) -> taken(view, from, lots, now));
    }

    private Step<Moved, CardRefusal> taken(View view, CardRow from, OpenLots lots, Moment now) {
        if (admission().decide(view, now)
                instanceof Step.Refused<Admit.Admitted, CardRefusal>(CardRefusal why)) {
            return new Step.Refused<>(why);
        }
        var today = now.businessDate();
        var principalOnly = new Available(lots.available(view, today).principalMinor(), 0);
        var taken = lots.take(amountMinor, principalOnly, today);
        if (taken.minor() < amountMinor) {
            return new Step.Refused<>(Plain.NOT_ENOUGH_MONEY);
        }
        var to = view.row(CardTables.CARDS, toCardId);
        return to.openLots() + taken.shares().size() > OpenLots.MOST
                ? new Step.Refused<>(Plain.CARD_LOTS_FULL)
                : moved(view, from, to, taken, now);
    }

    private Step<Moved, CardRefusal> moved(
            View view, CardRow from, CardRow to, OpenLots.Taken taken, Moment now) {
        var left = from.spent(taken.openFrom(), from.bonusMinor());
        var changes = Changes.NONE.update(CardTables.CARDS, left);
        int arrived = 0;
        for (var share : taken.shares()) {
            var lot = share.lot();
            var source = new LotSource(lot.sourceChannel(), lot.paymentReference());
            changes =
                    changes.update(CardTables.LOTS, lot)
                            .insert(
                                    CardTables.LOTS,
                                    LotRow.principal(
                                            to.withLots(arrived),
                                            share.minor(),
                                            source,
                                            now.businessDate()));
            arrived++;
        }
        var grown = to.withLots(arrived);
        long balanceMinor = view.balance(CardAccounts.principal(fromCardId)).posted() - amountMinor;
        return new Step.Done<>(
                new Moved(
                        reference, fromCardId, toCardId, amountMinor, balanceMinor, left.version()),
                told(changes.update(CardTables.CARDS, grown), left, grown, now));
    }

    private Changes told(Changes changes, CardRow from, CardRow to, Moment now) {
        return Clearing.post(
                        changes,
                        entities.ofCard(CardAccounts.principal(fromCardId), from.storeId()),
                        entities.ofCard(CardAccounts.principal(toCardId), to.storeId()),
                        amountMinor,
                        CODE,
                        reference)
                .event(moved(from, -amountMinor, now))
                .event(moved(to, amountMinor, now));
    }

    private CardEvent.Moved moved(CardRow card, long minor, Moment now) {
        return new CardEvent.Moved(card.id(), card.version(), reference, minor, now.businessDate());
    }
}
