package io.larder.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The archived transfers that one snapshot no longer finds in the table. Reading throws {@link
 * ArchiveDamaged} where a file is missing or is not the one that was sealed.
 */
public interface Archive {

    /** Whether nothing was archived. */
    boolean isEmpty();

    /** What all archived transfers come to on some accounts; those without any are left out. */
    Map<String, Balance> sums(Collection<String> accounts);

    /**
     * Transfers on customers' accounts, in no order.
     *
     * @param from the first instant
     * @param to the last instant
     * @param newest at least so many of the newest of them, if there are as many
     */
    List<ArchivedTransfer> ofAccounts(
            Collection<String> accounts, Instant from, Instant to, int newest);

    /** All transfers on customers' accounts. */
    default List<ArchivedTransfer> ofAccounts(Collection<String> accounts) {
        return ofAccounts(accounts, Instant.MIN, Instant.MAX, Integer.MAX_VALUE);
    }

    /** Transfers with one of these references, in no order. */
    List<ArchivedTransfer> ofReferences(Collection<String> references);

    /** The transfers of a lane's batches after one and up to another, in their order. */
    void each(int lane, long after, long upTo, Consumer<ArchivedTransfer> transfers);

    /** All of them, lane by lane. */
    void each(Consumer<ArchivedTransfer> transfers);

    /** Holds nothing. */
    Archive EMPTY =
            new Archive() {
                @Override
                public boolean isEmpty() {
                    return true;
                }

                @Override
                public Map<String, Balance> sums(Collection<String> accounts) {
                    return Map.of();
                }

                @Override
                public List<ArchivedTransfer> ofAccounts(
                        Collection<String> accounts, Instant from, Instant to, int newest) {
                    return List.of();
                }

                @Override
                public List<ArchivedTransfer> ofReferences(Collection<String> references) {
                    return List.of();
                }

                @Override
                public void each(
                        int lane, long after, long upTo, Consumer<ArchivedTransfer> transfers) {}

                @Override
                public void each(Consumer<ArchivedTransfer> transfers) {}
            };
}
