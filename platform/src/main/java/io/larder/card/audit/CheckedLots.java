package io.larder.card.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * What the lots of cards touched lately came to when they were last read, so that a card that was
 * only credited since needs its new lots read and no others, however many it has.
 */
final class CheckedLots {

    /** About 20 MB when all are; the lots of a card beyond them are all read again. */
    private static final int MOST_KEPT = 200_000;

    private final Cache<String, Checked> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    /**
     * A card's open lots, as they were found to be its balance.
     *
     * @param firstOpenLot the first that was open
     * @param nextLot the one after the last
     * @param sum what was left of them
     */
    record Checked(int firstOpenLot, int nextLot, Held sum) {}

    /** Null when it is not known. */
    @Nullable Checked of(String card) {
        return kept.getIfPresent(card);
    }

    void note(String card, Checked checked) {
        kept.put(card, checked);
    }

    void forget(String card) {
        kept.invalidate(card);
    }
}
