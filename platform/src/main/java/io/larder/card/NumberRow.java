package io.larder.card;

import org.jspecify.annotations.Nullable;

/**
 * Which card a number belongs to, for ever. The only place where a number is stored; everything
 * else names a card by its id.
 *
 * @param number 16 digits
 * @param batchId the batch that it was issued in, or null
 */
record NumberRow(String number, String cardId, @Nullable String batchId) {

    @Override
    public String toString() {
        return "NumberRow[" + cardId + "]";
    }
}
