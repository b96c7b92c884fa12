package io.larder.card.life;

import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Step;

/** What is written when a card's standing changes and no money moves. */
public final class Turned {

    private Turned() {}

    static Step<String, CardRefusal> done(CardRow before, CardRow after, Moment now) {
        return new Step.Done<>(before.id(), changes(before, after, now));
    }

    /** The card, and that it happened. */
    public static Changes changes(CardRow before, CardRow after, Moment now) {
        return Changes.NONE.update(CardTables.CARDS, after).event(event(before, after, now));
    }

    static CardEvent.StatusChanged event(CardRow before, CardRow after, Moment now) {
        return new CardEvent.StatusChanged(
                after.id(),
                after.version(),
                before.status(),
                after.status(),
                after.frozenFor(),
                now.businessDate());
    }
}
