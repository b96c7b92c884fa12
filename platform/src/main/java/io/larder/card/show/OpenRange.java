package io.larder.card.show;

import io.larder.card.core.LotRow;

/**
 * Where a card's open lots are.
 *
 * @param firstOpenLot from this number on lots may be open
 * @param nextLot the number after its newest
 */
record OpenRange(int firstOpenLot, int nextLot) {

    static final OpenRange NONE = new OpenRange(0, 0);

    /** How many lots are looked at, so that no card makes a reading long. */
    private static final int MOST_LOOKED_AT = 1_000;

    String first(String cardId) {
        return LotRow.idOf(cardId, firstOpenLot);
    }

    String end(String cardId) {
        return LotRow.idOf(cardId, Math.min(nextLot, firstOpenLot + MOST_LOOKED_AT));
    }
}
