package io.larder.card.show;

import io.larder.card.core.LotKind;
import io.larder.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The money of a card at one moment.
 *
 * @param version the card's version then
 * @param posted principal and bonus that are on it
 * @param bonus how much of that is bonus
 * @param pending credits that are expected
 * @param held what is held back for something under way
 * @param available posted less held: what can be spent
 * @param lots what is left of each payment, oldest first; at most {@value #MOST_LOTS}
 */
public record CardBalance(
        String cardId,
        long version,
        Money posted,
        Money bonus,
        Money pending,
        Money held,
        Money available,
        List<Lot> lots) {

    static final int MOST_LOTS = 100;

    /**
     * What is left of one payment.
     *
     * @param paymentReference the order it came with
     * @param expiresOn the last day on which it can be spent, or null
     * @param priority what ends first is spent first; of lots that end on the same day, or never,
     *     the lowest, then the oldest
     */
    public record Lot(
            String id,
            LotKind kind,
            Money original,
            Money remaining,
            String sourceChannel,
            String paymentReference,
            @Nullable LocalDate expiresOn,
            int priority,
            LocalDate businessDate) {}
}
