package io.larder.card.possession;

import io.larder.card.CardRefusal;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import org.jspecify.annotations.Nullable;

/**
 * A card whose possession was proven for one request.
 *
 * @param codeHash the payment code that the request uses up, or null
 * @param repeated whether the request's key was used before: nothing was proven, and nothing will
 *     be decided but what was decided then
 */
public record Proven(String cardId, @Nullable String codeHash, boolean repeated) {

    private static final Proven REPEATED = new Proven("card_none", null, true);

    static Proven vouched(String cardId) {
        return new Proven(cardId, null, false);
    }

    /** For a request whose key was used; its card need not be found again. */
    static Proven before() {
        return REPEATED;
    }

    /**
     * The part as it may run: in its transaction it uses the payment code up, if one was shown. Of
     * several cards in one request each wraps the same part once.
     */
    public <R> Part<R, CardRefusal> guarding(Part<R, CardRefusal> part) {
        if (repeated) {
            return new NothingProven<>();
        }
        return codeHash == null ? part : new UseCode<>(codeHash, cardId, part);
    }

    /** What stands for a repeated request: the writer answers by its key and never decides it. */
    private record NothingProven<R>() implements Part<R, CardRefusal> {
        @Override
        public Reads reads() {
            return Reads.NONE;
        }

        @Override
        public Step<R, CardRefusal> decide(View view, Moment now) {
            return new Step.Refused<>(CardRefusal.Plain.CARD_NOT_PROVEN);
        }
    }
}
