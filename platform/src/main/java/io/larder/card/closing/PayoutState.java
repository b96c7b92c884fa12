package io.larder.card.closing;

/** Where a payout stands. */
public enum PayoutState {
    /** The bank has not been told yet. */
    DUE,
    /** The holder has it, or there was nothing to pay. */
    PAID
}
