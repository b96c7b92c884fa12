package io.larder.ledger;

import java.util.List;
import java.util.Map;
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
     * Checks customers whose accounts a few batches moved.
     *
     * @param balances as stored, by account name, at most 150
     */
    default Optional<Breach> ofCustomers(JdbcClient snapshot, Map<String, Balance> balances) {
        return Optional.empty();
    }

    /**
     * Checks what the transfers of a few batches refer to.
     *
     * @param transfers those of the batches, by their reference, at most 150 references
     */
    default Optional<Breach> ofTransfers(
            JdbcClient snapshot, Map<String, List<StoredTransfer>> transfers) {
        return Optional.empty();
    }

    /**
     * Sums by which the whole audit tells that {@link #ofAll} would find nothing, but for what
     * {@link #ofRest} finds. Where there are none, or they differ, it asks {@code ofAll}.
     */
    default List<Tally> tallies() {
        return List.of();
    }

    /** Checks what the tallies do not tell; lists at most {@link #MOST_LISTED} breaches. */
    default List<Breach> ofRest(JdbcClient snapshot) {
        return List.of();
    }

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
