package io.larder.card.hold;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money of a card that is held back for a store, as stored.
 *
 * @param principalMinor how much of it is principal, held on the card's principal account
 * @param bonusMinor how much of it is bonus, held on the card's bonus account
 * @param committedMinor what the store took in the end, at most both together
 * @param heldAt business time
 * @param expiresAt business time from which it can only be released
 * @param endedAt business time at which it left {@link HoldState#HELD}, or null
 * @param businessDate of its beginning; bonus that could be spent then can be taken at its end
 */
public record HoldRow(
        String id,
        String cardId,
        String storeId,
        HoldState state,
        long principalMinor,
        long bonusMinor,
        long committedMinor,
        Instant heldAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        LocalDate businessDate) {

    public long amountMinor() {
        return principalMinor + bonusMinor;
    }

    public boolean isOpen() {
        return state == HoldState.HELD;
    }

    public boolean isPast(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** On another card. */
    public HoldRow on(String card) {
        return new HoldRow(
                id,
                card,
                storeId,
                state,
                principalMinor,
                bonusMinor,
                committedMinor,
                heldAt,
                expiresAt,
                endedAt,
                businessDate);
    }

    /** Ended, with so much taken. */
    public HoldRow ended(HoldState as, long takenMinor, Instant at) {
        return new HoldRow(
                id,
                cardId,
                storeId,
                as,
                principalMinor,
                bonusMinor,
                takenMinor,
                heldAt,
                expiresAt,
                at,
                businessDate);
    }
}
