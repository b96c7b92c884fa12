package io.larder.proof.judge;

/**
 * Money that was moved off a card, as the driver heard it.
 *
 * @param key the driver's idempotency key
 * @param id of the spend, hold or transfer, under which its transfers stand
 * @param card the card that it left
 * @param other the card that it went to; the same card where it went to a store
 * @param amountMinor what left the card in the end, zero for a hold that was given up
 */
public record Moved(String key, String id, String card, String other, long amountMinor) {

    /** Whether it went to another card. */
    boolean toCard() {
        return !other.equals(card);
    }
}
