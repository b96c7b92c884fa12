package io.larder.card.bonus;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotRow;
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
 * Takes a bonus lot off its card after its last day. As much stays as is held of the card's bonus,
 * until those holds have ended: it was promised while it could be spent. Whatever the card's status
 * is, since nobody gets the money.
 */
record ExpireLot(String cardId, String lotId, LegalEntities entities)
        implements Part<String, CardRefusal> {

    private static final String CODE = "bonus-expired";

    @Override
    public Reads reads() {
        return Reads.row(CardTables.CARDS, cardId)
                .and(Reads.row(CardTables.LOTS, lotId))
                .and(Reads.row(BonusTables.BONUSES, lotId))
                .and(Reads.account(CardAccounts.bonus(cardId)));
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var bonus = view.row(BonusTables.BONUSES, lotId);
        var card = view.row(CardTables.CARDS, cardId);
        var lot = view.row(CardTables.LOTS, lotId);
        var dueOn = bonus.dueOn();
        if (dueOn == null || !dueOn.isBefore(now.businessDate())) {
            return new Step.Refused<>(Plain.BONUS_NOT_DUE);
        }
        long heldMinor = view.balance(CardAccounts.bonus(cardId)).debitsPending();
        long minor = Math.max(0, lot.remainingMinor() - heldMinor);
        boolean over = minor == lot.remainingMinor();
        if (minor == 0) {
            return over
                    ? new Step.Done<>(lotId, noted(bonus.expired(0, true)))
                    : new Step.Refused<>(Plain.BONUS_NOT_DUE);
        }
        return new Step.Done<>(
                lotId, noted(bonus.expired(minor, over)).and(off(card, lot, minor, now)));
    }

    private static Changes noted(BonusRow row) {
        return Changes.NONE.update(BonusTables.BONUSES, row);
    }

    private Changes off(CardRow card, LotRow lot, long minor, Moment now) {
        var after = card.spent(card.firstOpenLot(), card.bonusMinor() - minor);
        return Clearing.post(
                        Changes.NONE
                                .update(CardTables.LOTS, lot.less(minor))
                                .update(CardTables.CARDS, after),
                        entities.ofCard(CardAccounts.bonus(cardId), card.storeId()),
                        entities.owned(Chart.bonusExpired(lot.sourceChannel())),
                        minor,
                        CODE,
                        lot.paymentReference())
                .event(
                        new CardEvent.BonusExpired(
                                cardId,
                                after.version(),
                                lotId,
                                lot.sourceChannel(),
                                minor,
                                now.businessDate()));
    }
}
