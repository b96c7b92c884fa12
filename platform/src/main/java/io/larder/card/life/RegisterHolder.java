package io.larder.card.life;

import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.CardStatus;
import io.larder.card.HolderKind;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Notes who holds a card, which fulfils the real-name duty. The same holder again changes nothing;
 * another one is refused.
 *
 * @param customerId opaque, 1 to 64 visible ASCII characters
 */
public record RegisterHolder(String cardId, String customerId, HolderKind kind)
        implements Part<String, CardRefusal> {

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
        if (card.status() == CardStatus.CLOSED) {
            return new Step.Refused<>(Plain.CARD_CLOSED);
        }
        if (card.customerId() == null) {
            return registered(card.heldBy(customerId, kind), now);
        }
        return card.customerId().equals(customerId) && card.holderKind() == kind
                ? new Step.Done<>(cardId, Changes.NONE)
                : new Step.Refused<>(Plain.CARD_HAS_HOLDER);
    }

    private Step<String, CardRefusal> registered(CardRow after, Moment now) {
        return new Step.Done<>(
                cardId,
                Changes.NONE
                        .update(CardTables.CARDS, after)
                        .event(
                                new CardEvent.HolderRegistered(
                                        cardId,
                                        after.version(),
                                        customerId,
                                        kind,
                                        now.businessDate())));
    }
}
