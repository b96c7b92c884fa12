package io.larder.card;

import io.larder.card.CardRefusal.Plain;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a card's status lets money move. */
final class Standing {

    private Standing() {}

    /** Why the card cannot be recharged or spent on this day, or null when it can. */
    static @Nullable CardRefusal forUse(CardRow card, LocalDate today) {
        return card.status() == CardStatus.FROZEN
                ? Plain.CARD_FROZEN
                : forArrivedMoney(card, today);
    }

    /** Why money that has arrived cannot be put on the card, or null: a frozen card takes it. */
    static @Nullable CardRefusal forArrivedMoney(CardRow card, LocalDate today) {
        return switch (card.status()) {
            case ISSUED -> Plain.CARD_NOT_ACTIVE;
            case CLOSED -> Plain.CARD_CLOSED;
            case ACTIVE, FROZEN -> card.expired(today) ? Plain.CARD_EXPIRED : null;
        };
    }
}
