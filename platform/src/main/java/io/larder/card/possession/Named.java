package io.larder.card.possession;

import io.larder.edge.EdgeCodes;
import org.jspecify.annotations.Nullable;

/**
 * How a request names the card that it wants to use.
 *
 * @param cardId the card, or its number in {@code cardNumber}: one of the two, or none beside a
 *     payment code
 * @param terminalId where it is asked for, if the request says
 */
public record Named(
        @Nullable String cardId, @Nullable String cardNumber, @Nullable String terminalId) {

    private static final int LONGEST = 40;

    /** Refuses two names, and none where the proof names no card, as {@code missing_field}. */
    void check(@Nullable Proof proof) {
        boolean coded = proof != null && proof.paymentCode() != null;
        if (cardId != null && cardNumber != null
                || cardId == null && cardNumber == null && !coded) {
            throw EdgeCodes.MISSING_FIELD.problem("Send either cardId or cardNumber.");
        }
    }

    /** What the request calls the card, cut; null when it names none. */
    @Nullable String text() {
        var text = cardId == null ? cardNumber : cardId;
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    boolean namesNone() {
        return cardId == null && cardNumber == null;
    }

    @Override
    public String toString() {
        return "Named[" + cardId + "]";
    }
}
