package io.larder.card.life;

import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.CardStatus;
import io.larder.card.core.CardTables;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/** Puts a card that was made into use. */
public record Activate(String cardId) implements Part<String, CardRefusal> {

    @Override
    public Reads reads() {
        return Reads.row(CardTables.CARDS, cardId);
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var card = view.find(CardTables.CARDS, cardId);
        if (card == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        return card.status() == CardStatus.ISSUED
                ? Turned.done(card, card.in(CardStatus.ACTIVE, null), now)
                : new Step.Refused<>(Plain.CARD_STATUS_FORBIDS);
    }
}
