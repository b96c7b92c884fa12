package io.larder.ledger;

import java.util.function.Consumer;

/** The whole audit: every invariant over every row, in one snapshot. */
public interface Audit {

    /** The hash chain of every lane, as computed again from the rows. */
    String CHAIN = "chain";

    /** Balances equal the sums of their transfers. */
    String BALANCES = "balances";

    /** Archived transfers are in their files, as they were sealed, and nowhere else. */
    String ARCHIVES = "archives";

    /** The most connections that an audit uses at once. */
    int MOST_CONNECTIONS = 8;

    /** Reads everything; writing goes on meanwhile. */
    default AuditReport whole() {
        return whole(AuditNotes.NONE, line -> {});
    }

    /**
     * The same, going on where an interrupted audit stopped: batches that it had verified are not
     * read again as long as the chain still leads through the last of them.
     *
     * @param progress is told every two seconds how far it is
     */
    AuditReport whole(AuditNotes notes, Consumer<String> progress);
}
