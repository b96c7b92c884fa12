package io.larder.card;

import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotRow;
import io.larder.card.life.Turned;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Clearing;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import org.jspecify.annotations.Nullable;

/**
 * Ends what {@link BlockCard} began, and takes off the card what is left there of the lot, up to an
 * amount: the card never falls below zero, and what is held for a store stays.
 *
 * @param lotId the recharge's lot on this card, or null when it was used up before the money of its
 *     card went here
 * @param mostMinor how much may be taken; 0 when the chargeback was won
 * @param to the account that what is taken goes to
 * @param reference what it belongs to, the order's id
 */
public record UnblockCard(
        String cardId,
        @Nullable String lotId,
        long mostMinor,
        Account to,
        String reference,
        LegalEntities entities)
        implements Part<Long, CardRefusal> {

    private static final String CODE = "chargeback-taken";

    @Override
    public Reads reads() {
        var card = CardTables.withCard(cardId);
        return lotId == null ? card : card.and(Reads.row(CardTables.LOTS, lotId));
    }

    /** How much was taken, in fen. */
    @Override
    public Step<Long, CardRefusal> decide(View view, Moment now) {
        var card = view.row(CardTables.CARDS, cardId);
        if (card.replacedBy() != null) {
            return new Step.Refused<>(CardRefusal.Plain.CARD_IN_MOTION);
        }
        if (card.status() == CardStatus.CLOSED || card.openChargebacks() == 0) {
            return new Step.Done<>(0L, Changes.NONE);
        }
        var freed = Turned.changes(card, card.chargebackEnded(), now);
        if (lotId == null) {
            return new Step.Done<>(0L, freed);
        }
        var lot = view.row(CardTables.LOTS, lotId);
        long free = view.balance(CardAccounts.principal(cardId)).available();
        long minor = Math.min(mostMinor, Math.min(lot.remainingMinor(), free));
        return new Step.Done<>(minor, taken(card, lot, minor, freed));
    }

    private Changes taken(CardRow card, LotRow lot, long minor, Changes freed) {
        return minor == 0
                ? freed
                : Clearing.post(
                        freed.update(CardTables.LOTS, lot.less(minor)),
                        entities.ofCard(CardAccounts.principal(cardId), card.storeId()),
                        entities.owned(to),
                        minor,
                        CODE,
                        reference);
    }
}
