package io.larder.card.life;

/** Why a card gets a successor. */
public enum ReplacementReason {
    /** It was reported lost; named cards only. */
    LOSS,
    /** It cannot be read any more, and is handed in. */
    DAMAGE,
    /** Its last day has passed, and there is money on it. */
    EXPIRY
}
