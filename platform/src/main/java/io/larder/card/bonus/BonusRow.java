package io.larder.card.bonus;

import io.larder.card.core.LotRow;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a bonus lot ends. Whoever makes a bonus lot, also one that comes from another card, inserts
 * its row, or it is never taken off; no row needs to be read for it.
 *
 * @param id the lot's id
 * @param expiresOn the last day on which it can be spent
 * @param dueOn the same while something may be left to take off, else null
 * @param expiredMinor what was taken off since that day has passed
 */
public record BonusRow(
        String id,
        String cardId,
        LocalDate expiresOn,
        @Nullable LocalDate dueOn,
        long expiredMinor) {

    /** The row of a new bonus lot. */
    public static BonusRow of(LotRow lot) {
        var lastDay = Objects.requireNonNull(lot.expiresOn());
        return new BonusRow(lot.id(), lot.cardId(), lastDay, lastDay, 0);
    }

    /**
     * After bonus expired.
     *
     * @param over whether nothing of it is left
     */
    BonusRow expired(long minor, boolean over) {
        return new BonusRow(id, cardId, expiresOn, over ? null : dueOn, expiredMinor + minor);
    }
}
