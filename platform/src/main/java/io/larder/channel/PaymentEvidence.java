package io.larder.channel;

/** What this room asks of whoever keeps the orders: take word of a payment, durably. */
public interface PaymentEvidence {

    /**
     * Takes evidence; returns only after the commit, so that the vendor can be answered. A fault
     * (nothing written) is an exception, and the vendor will send its notice again.
     */
    Received received(Evidence evidence);

    /** What became of the evidence; each of them is answered to the vendor as success. */
    enum Received {
        /** The money stands on the card. */
        CREDITED,
        /** The money stands in unapplied receipts. */
        UNAPPLIED,
        /** This very payment was taken before. */
        REPEATED,
        /** It disagrees with the order: nothing was posted, the channel will be asked. */
        QUERY_DUE
    }
}
