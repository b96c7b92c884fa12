package io.larder.card.life;

import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.CardStatus;
import io.larder.card.FreezeReason;
import io.larder.card.core.CardTables;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.util.Collections;
import java.util.Set;

/**
 * Lifts those of some reasons for which a card is frozen. It is in use again when none is left;
 * when none of them stands, it is refused.
 */
public record Unfreeze(String cardId, Set<FreezeReason> reasons)
        implements Part<String, CardRefusal> {

    /** What is lifted without being named: everything but orders of courts, and chargebacks. */
    public static final Set<FreezeReason> ORDINARY =
            Set.of(FreezeReason.LOSS, FreezeReason.RISK, FreezeReason.EXPIRED);

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
        if (card.status() != CardStatus.FROZEN) {
            return new Step.Refused<>(Plain.CARD_STATUS_FORBIDS);
        }
        return Collections.disjoint(card.freezes(), reasons)
                ? new Step.Refused<>(Plain.CARD_FREEZE_STAYS)
                : Turned.done(card, card.unfrozen(reasons), now);
    }
}
