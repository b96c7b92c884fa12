package io.larder.card;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The money of a card, in minor units, at one moment.
 *
 * @param postedMinor principal and bonus that are on it
 * @param bonusMinor how much of that is bonus
 * @param pendingMinor credits that are expected
 * @param heldMinor what is held back for something under way
 * @param availableMinor posted less held: what can be spent
 * @param lots what is left of each payment, oldest first; at most {@value #MOST_LOTS}
 */
public record CardBalance(
        String cardId,
        long version,
        long postedMinor,
        long bonusMinor,
        long pendingMinor,
        long heldMinor,
        long availableMinor,
        List<Lot> lots) {

    static final int MOST_LOTS = 100;

    /**
     * What is left of one payment.
     *
     * @param paymentReference the order it came with
     * @param expiresOn the last day on which it can be spent, or null
     */
    public record Lot(
            String id,
            LotKind kind,
            long originalMinor,
            long remainingMinor,
            String sourceChannel,
            String paymentReference,
            @Nullable LocalDate expiresOn,
            LocalDate businessDate) {}
}
