package io.larder.card.adjust;

/** What an adjustment moves. */
enum AdjustmentKind {
    /** Money onto a card. */
    CREDIT,
    /** Money off a card: never more than is there and not held. */
    DEBIT,
    /** A claim, or a part of it, that is given up. */
    WRITE_OFF
}
