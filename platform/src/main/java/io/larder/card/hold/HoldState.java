package io.larder.card.hold;

/** What became of a hold; only the first is ever left. */
public enum HoldState {
    /** The money is held back. */
    HELD,
    /** The store took all or some of it; the rest went back. */
    COMMITTED,
    /** The store gave it up. */
    VOIDED,
    /** Its time ran out. */
    EXPIRED
}
