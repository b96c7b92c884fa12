package io.larder.card;

import java.time.LocalDate;

/** Takes bonus off the cards whose last day has passed; principal never. */
public interface ExpireBonus {

    /**
     * Takes off all bonus whose last day is this one or an earlier one and which no hold keeps.
     * Asked again it goes on from there.
     *
     * @param day a business date that is over
     * @return how many lots the ledger could not take now; 0 when none is left
     */
    int upTo(LocalDate day);
}
