package io.larder.card.closing;

/** How the money of a card that was given back reaches its holder. */
public enum PayoutWay {
    /** Out of a drawer, at once; small amounts only. */
    CASH,
    /** To a bank account of the holder's name, by the finance team. */
    BANK_ACCOUNT,
    /** There was none. */
    NOTHING
}
