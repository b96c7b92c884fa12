package io.larder.card;

/** Why a card is frozen; several may stand at once, and it is frozen while any does. */
public enum FreezeReason {
    /** Its registered holder reported it lost; ended by finding it or by a replacement. */
    LOSS,
    /** Somebody of the staff thinks that something is wrong. */
    RISK,
    /** A court or an authority ordered it; only who may handle such orders lifts it. */
    COURT,
    /** It was stopped because its time has run out. */
    EXPIRED,
    /** A channel took back money that is or was on it; ends with the last open chargeback. */
    CHARGEBACK
}
