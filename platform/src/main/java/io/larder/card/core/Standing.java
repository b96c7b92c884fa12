package io.larder.card.core;

import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.CardStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a card's status lets money move. */
public final class Standing {

    private Standing() {}

    /** Why the card cannot be recharged or spent on this day, or null when it can. */
    public static @Nullable CardRefusal forUse(CardRow card, LocalDate today) {
        return card.status() == CardStatus.FROZEN
                ? Plain.CARD_FROZEN
                : forArrivedMoney(card, today);
    }

    /** Why money that has arrived cannot be put on the card, or null: a frozen card takes it. */
    public static @Nullable CardRefusal forArrivedMoney(CardRow card, LocalDate today) {
        return switch (card.status()) {
            case ISSUED -> Plain.CARD_NOT_ACTIVE;
            case CLOSED -> Plain.CARD_CLOSED;
            case ACTIVE, FROZEN -> card.expired(today) ? Plain.CARD_EXPIRED : null;
        };
    }
}
