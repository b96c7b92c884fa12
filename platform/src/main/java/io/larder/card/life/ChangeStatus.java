package io.larder.card.life;

import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.CardStatus;
import io.larder.card.core.CardTables;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import org.jspecify.annotations.Nullable;

/**
 * Activates, freezes or unfreezes a card.
 *
 * @param reason why it is frozen, for the staff; null for the other steps
 */
public record ChangeStatus(String cardId, Turn turn, @Nullable String reason)
        implements Part<String, CardRefusal> {

    /** The steps there are, each with the one status it starts from. */
    public enum Turn {
        ACTIVATE(CardStatus.ISSUED, CardStatus.ACTIVE),
        FREEZE(CardStatus.ACTIVE, CardStatus.FROZEN),
        UNFREEZE(CardStatus.FROZEN, CardStatus.ACTIVE);

        private final CardStatus from;
        private final CardStatus to;

        Turn(CardStatus from, CardStatus to) {
            this.from = from;
            this.to = to;
        }
    }

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
        if (card.status() != turn.from) {
            return new Step.Refused<>(Plain.CARD_STATUS_FORBIDS);
        }
        var after = card.in(turn.to, reason);
        return new Step.Done<>(
                cardId,
                Changes.NONE
                        .update(CardTables.CARDS, after)
                        .event(
                                new CardEvent.StatusChanged(
                                        cardId,
                                        after.version(),
                                        turn.from,
                                        turn.to,
                                        now.businessDate())));
    }
}
