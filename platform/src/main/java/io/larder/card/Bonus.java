package io.larder.card;

import io.larder.card.bonus.Campaign;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the issuer gives on top of a recharge, as its {@link Credit} is told. */
public sealed interface Bonus {

    /** Nothing; such a recharge reads and writes nothing for it. */
    Bonus NONE = new None();

    /** Nothing. */
    record None() implements Bonus {}

    /**
     * What campaigns may give, decided with the card and the business date at hand.
     *
     * @param campaigns those in force that the recharge itself does not exclude; at least one
     */
    record Offered(List<Campaign> campaigns) implements Bonus {
        /** Keeps its own list. */
        public Offered {
            campaigns = List.copyOf(campaigns);
        }
    }

    /**
     * What was promised when the recharge was asked for, whatever became of the campaign since.
     *
     * @param minor above zero
     * @param validDays how many days after its own it can be spent
     * @param mostOnCardMinor the most that the campaign gives one card, or null
     */
    record Promised(String campaignId, long minor, int validDays, @Nullable Long mostOnCardMinor)
            implements Bonus {}

    /**
     * Bonus on a card.
     *
     * @param lotId its lot, which names it to {@link Uncredit}
     * @param expiresOn the last day on which it can be spent
     * @param counted whether its campaign gives one card only so much
     */
    record Given(
            String campaignId, String lotId, long minor, LocalDate expiresOn, boolean counted) {}
}
