package io.larder.card.life;

import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.CardStatus;
import io.larder.card.FreezeReason;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import org.jspecify.annotations.Nullable;

/**
 * Freezes a card for a reason, beside those that stand. A reason that stands is refused, and so is
 * {@link FreezeReason#EXPIRED} before the card's last day has passed.
 *
 * @param reason any but a chargeback, which its own parts set
 * @param note for the staff, at most 200 characters; no personal data
 * @param customerId who reports a loss, which only the registered holder of a named card can; null
 *     for every other reason
 */
public record Freeze(String cardId, FreezeReason reason, String note, @Nullable String customerId)
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
        var refusal = refusal(card, now);
        return refusal == null
                ? Turned.done(card, card.frozen(reason, note), now)
                : new Step.Refused<>(refusal);
    }

    private @Nullable CardRefusal refusal(CardRow card, Moment now) {
        if (card.status() == CardStatus.ISSUED
                || card.status() == CardStatus.CLOSED
                || card.freezes().contains(reason)
                || reason == FreezeReason.EXPIRED && !card.expired(now.businessDate())) {
            return Plain.CARD_STATUS_FORBIDS;
        }
        if (reason != FreezeReason.LOSS) {
            return null;
        }
        if (!card.named()) {
            return Plain.CARD_NOT_NAMED;
        }
        return customerId != null && customerId.equals(card.customerId())
                ? null
                : Plain.NOT_THE_HOLDER;
    }
}
