package io.larder.reconcile.match;

/** How a bill and our books disagree. */
public enum DifferenceType {
    /** We booked a payment that the bill does not list. */
    MISSING_AT_CHANNEL,
    /** The bill lists a payment that we know nothing of. */
    MISSING_HERE,
    /** The same payment with two figures, or a payer who paid another figure than was asked. */
    AMOUNT,
    /** The bill names another currency than the channel takes. */
    CURRENCY,
    /** The bill lists it with a status that means that no money moved. */
    STATUS,
    /** The channel kept another fee than its terms say. */
    FEE,
    /** The bill lists the same payment or refund again. */
    DUPLICATE,
    /** The bill lists a payment under another day than ours. */
    WRONG_DAY,
    /** A refund that only one side knows, or with two figures. */
    REFUND_MISMATCH,
    /** The bill names another merchant than us. */
    UNKNOWN_MERCHANT
}
