package io.larder.card.hold;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.core.Amounts;
import io.larder.card.core.Available;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.OpenLots;
import io.larder.card.spend.SpendRow;
import io.larder.card.spend.Spends;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.ledger.WriterFault;
import org.jspecify.annotations.Nullable;

/**
 * Pays a store from a hold, all of it or less; the rest is free again at once. The money was
 * promised to the store, so a card that was frozen or ran out meanwhile pays nevertheless.
 *
 * @param amountMinor above zero, or null for all of it
 * @param entities in whose books the card and the store are
 */
public record CommitHold(
        String holdId, String cardId, @Nullable Long amountMinor, LegalEntities entities)
        implements Part<String, CardRefusal> {

    /** Refuses an amount that is not above zero: callers judge that before. */
    public CommitHold {
        if (amountMinor != null) {
            Amounts.requireAboveZero(amountMinor);
        }
    }

    @Override
    public Reads reads() {
        return CardTables.withCard(cardId).and(Reads.row(Holds.TABLE, holdId));
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var hold = view.find(Holds.TABLE, holdId);
        if (hold == null) {
            return new Step.Refused<>(Plain.UNKNOWN_HOLD);
        }
        if (!hold.cardId().equals(cardId)) {
            return new Step.Refused<>(Plain.CARD_IN_MOTION);
        }
        if (!hold.isOpen() || hold.isPast(now.at())) {
            return new Step.Refused<>(Plain.HOLD_ENDED);
        }
        long minor = amountMinor == null ? hold.amountMinor() : amountMinor;
        if (minor > hold.amountMinor()) {
            return new Step.Refused<>(Plain.ABOVE_HOLD);
        }
        var card = view.row(CardTables.CARDS, cardId);
        if (!OpenLots.known(view, card)) {
            return new Step.NeedsMore<>(OpenLots.reads(card));
        }
        return committed(view, card, hold, minor, now);
    }

    private long balance(View view) {
        return view.balance(CardAccounts.principal(cardId)).posted()
                + view.balance(CardAccounts.bonus(cardId)).posted();
    }

    /** Bonus first, as a spend would have it. */
    private Step<String, CardRefusal> committed(
            View view, CardRow card, HoldRow hold, long minor, Moment now) {
        long bonusMinor = Math.min(minor, hold.bonusMinor());
        var taken =
                OpenLots.of(view, card)
                        .take(
                                minor,
                                new Available(minor - bonusMinor, bonusMinor),
                                hold.businessDate());
        if (taken.minor() < minor) {
            throw new WriterFault("hold " + holdId + " is above its card's lots");
        }
        var ended = hold.ended(HoldState.COMMITTED, minor, now.at());
        long balanceMinor = balance(view) - minor;
        var spend =
                SpendRow.of(
                        Spends.idOfHold(holdId), cardId, hold.storeId(), taken, balanceMinor, now);
        var after = card.spent(taken.openFrom(), card.bonusMinor() - bonusMinor);
        var changes =
                Changes.NONE
                        .update(Holds.TABLE, ended)
                        .insert(Spends.TABLE, spend)
                        .update(CardTables.CARDS, after)
                        .event(
                                new CardEvent.HoldEnded(
                                        cardId,
                                        after.version(),
                                        holdId,
                                        ended.state(),
                                        minor,
                                        now.businessDate()));
        var paid = new Holds.Paid(minor - bonusMinor, bonusMinor);
        return new Step.Done<>(
                holdId,
                Holds.committed(
                        taken.and(changes),
                        ended,
                        paid,
                        from -> entities.ofCard(from, card.storeId()),
                        entities.owned(Chart.sales(hold.storeId()))));
    }
}
