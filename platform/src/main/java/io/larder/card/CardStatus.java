package io.larder.card;

/** Where a card stands in its life. */
public enum CardStatus {
    /** Made, not handed out yet: it can neither be recharged nor spent. */
    ISSUED,
    /** In use. */
    ACTIVE,
    /** Stopped for a reason: money that has arrived is still credited, nothing else moves. */
    FROZEN,
    /** Ended for ever. */
    CLOSED
}
