package io.larder.card;

import io.larder.card.core.CardTables;
import io.larder.card.life.Turned;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Blocks a card because a channel took money back that was put on it. Each chargeback counts, and
 * the card is free when the last one has ended by {@link UnblockCard}. A card that has ended
 * already is left as it is.
 *
 * @param note for the staff
 */
public record BlockCard(String cardId, String note) implements Part<String, CardRefusal> {

    @Override
    public Reads reads() {
        return Reads.row(CardTables.CARDS, cardId);
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var card = view.find(CardTables.CARDS, cardId);
        if (card == null) {
            return new Step.Refused<>(CardRefusal.Plain.UNKNOWN_CARD);
        }
        if (card.replacedBy() != null) {
            return new Step.Refused<>(CardRefusal.Plain.CARD_IN_MOTION);
        }
        return new Step.Done<>(
                cardId,
                card.status() == CardStatus.CLOSED
                        ? Changes.NONE
                        : Turned.changes(card, card.chargedBack(note), now));
    }
}
