package io.larder.ledger.audit;

import io.larder.ledger.Balance;
import io.larder.ledger.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What customers' balances must be by their transfers. The sums of those touched lately are kept,
 * so that a card's check does not grow with its history; the others are added up from all their
 * transfers.
 */
final class AuditedBalances {

    /** About 40 MB when all are; a card beyond them costs the audit all of its transfers again. */
    private static final int MOST_KEPT = 200_000;

    private final Map<String, Balance> kept =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Balance> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /**
     * The sums now.
     *
     * @param moved what moved on each account since the last check, and is in the snapshot
     */
    Map<String, Balance> after(JdbcClient snapshot, Map<String, Balance> moved) {
        var sums = new HashMap<String, Balance>();
        var unknown = new ArrayList<String>();
        moved.forEach(
                (name, movement) -> {
                    var before = kept.get(name);
                    if (before == null) {
                        unknown.add(name);
                    } else {
                        sums.put(name, before.plus(movement));
                    }
                });
        if (!unknown.isEmpty()) {
            sums.putAll(addedUp(snapshot, unknown));
        }
        kept.putAll(sums);
        return sums;
    }

    /** The sums of all transfers of these accounts in the snapshot; of one without any, zero. */
    static Map<String, Balance> addedUp(JdbcClient snapshot, List<String> names) {
        var sums = new HashMap<String, Balance>();
        names.forEach(name -> sums.put(name, Balance.ZERO));
        sum(snapshot, "debit", names, sums);
        sum(snapshot, "credit", names, sums);
        archived(snapshot, names, sums);
        return sums;
    }

    /** After a check that did not come to its end. */
    void forget() {
        kept.clear();
    }

    /** What moved to archives, which is added up there once and for all. */
    private static void archived(
            JdbcClient snapshot, List<String> names, Map<String, Balance> sums) {
        snapshot.sql(
                        "SELECT name, debits_posted, credits_posted, debits_pending,"
                                + " credits_pending FROM ledger_archived WHERE name IN (:names)")
                .param("names", names)
                .query(
                        row -> {
                            var archived =
                                    new Balance(
                                            row.getLong(2),
                                            row.getLong(3),
                                            row.getLong(4),
                                            row.getLong(5));
                            sums.merge(row.getString(1), archived, Balance::plus);
                        });
    }

    /**
     * By the side's index, and told so: half of all transfers debit a few drawers and channels, so
     * by its statistics the database takes any name for one of these and reads the whole table.
     */
    private static void sum(
            JdbcClient snapshot, String side, List<String> names, Map<String, Balance> sums) {
        snapshot.sql(
                        ("SELECT %1$s, phase, SUM(amount_minor) FROM transfer"
                                        + " FORCE INDEX (transfer_%1$s)"
                                        + " WHERE %1$s IN (:names) GROUP BY 1, 2")
                                .formatted(side))
                .param("names", names)
                .query(
                        row -> {
                            var phase = Phase.valueOf(row.getString(2));
                            long minor = row.getLong(3);
                            var movement =
                                    side.equals("debit")
                                            ? Balance.ZERO.debit(phase, minor)
                                            : Balance.ZERO.credit(phase, minor);
                            sums.merge(row.getString(1), movement, Balance::plus);
                        });
    }
}
