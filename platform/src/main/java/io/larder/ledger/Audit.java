package io.larder.ledger;

/** The whole audit: every invariant over every row, in one snapshot. */
public interface Audit {

    /** The hash chain of every lane, as computed again from the rows. */
    String CHAIN = "chain";

    /** Balances equal the sums of their transfers. */
    String BALANCES = "balances";

    /** Reads everything; writing goes on meanwhile. */
    AuditReport whole();
}
