package io.larder.card.core;

import org.jspecify.annotations.Nullable;

/**
 * Which card a number belongs to, for ever. The only place where a number is stored; everything
 * else names a card by its id.
 *
 * @param number 16 digits
 * @param batchId the batch that it was issued in, or null
 */
public record NumberRow(String number, String cardId, @Nullable String batchId) {

    @Override
    public String toString() {
        return "NumberRow[" + cardId + "]";
    }
}
