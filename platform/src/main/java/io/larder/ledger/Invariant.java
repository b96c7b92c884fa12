package io.larder.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Something that must hold of the stored rows at all times. Rooms contribute theirs as beans; the
 * ledger checks each batch after it was committed, and all of them on {@code ./larder audit}.
 * Checks read inside one snapshot.
 */
public interface Invariant {

    /** A stable name, such as {@code lots_equal_balance}. */
    String name();

    /**
     * Checks what a few batches touched.
     *
     * @param accounts names of the accounts that their transfers debit or credit, at most 500
     * @param references the references of their transfers, at most 500; either list may be empty
     */
    Optional<Breach> ofTouched(JdbcClient snapshot, List<String> accounts, List<String> references);

    /** The most breaches that one whole check lists. */
    int MOST_LISTED = 100;

    /** Checks everything; lists at most {@link #MOST_LISTED} breaches. */
    List<Breach> ofAll(JdbcClient snapshot);

    /**
     * The first thing found wrong.
     *
     * @param invariant its name
     * @param what which row, and how, with card numbers masked
     */
    record Breach(String invariant, String what) {}
}
