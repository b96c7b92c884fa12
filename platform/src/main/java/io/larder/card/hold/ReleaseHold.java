package io.larder.card.hold;

import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.core.CardTables;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Gives a hold up: by the store, or because its time ran out. It works on a card in any status.
 *
 * @param as {@link HoldState#VOIDED}, or {@link HoldState#EXPIRED} which is refused before its time
 */
public record ReleaseHold(String holdId, String cardId, HoldState as)
        implements Part<String, CardRefusal> {

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
        if (!hold.isOpen()) {
            return new Step.Refused<>(Plain.HOLD_ENDED);
        }
        if (as == HoldState.EXPIRED && !hold.isPast(now.at())) {
            return new Step.Refused<>(Plain.HOLD_NOT_EXPIRED);
        }
        var ended = hold.ended(as, 0, now.at());
        var after = view.row(CardTables.CARDS, cardId).raised();
        var changes =
                Changes.NONE
                        .update(Holds.TABLE, ended)
                        .update(CardTables.CARDS, after)
                        .event(
                                new CardEvent.HoldEnded(
                                        cardId,
                                        after.version(),
                                        holdId,
                                        as,
                                        0,
                                        now.businessDate()));
        return new Step.Done<>(holdId, Holds.released(changes, ended, Holds.Paid.NOTHING));
    }
}
