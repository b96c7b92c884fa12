package io.larder.reconcile.bill;

/** Which way a bill line's money went. */
public enum LineKind {
    /** From a payer to us. */
    PAYMENT,
    /** Back to the payer. */
    REFUND;

    /** What an amount of this kind adds to what the channel owes us. */
    public long signed(long amountMinor) {
        return this == PAYMENT ? amountMinor : -amountMinor;
    }
}
