package io.larder.recharge;

import io.larder.ledger.Invariant;
import io.larder.ledger.StoredTransfer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What batches credited is each a confirmed order's, and its only credit. Orders of a few batches
 * were mostly made one after the other, so they are read as a range, and so is what refers to them:
 * an order is right when all transfers that name it are the batches' own and credit its amount
 * once. What that does not show is looked up by name. What is wrong the two whole checks name,
 * which also say this of everything.
 */
@Component
class CreditsOfBatches implements Invariant {

    private static final String CODE = "recharge";

    /** Each order joins its one credit; a second one is one row more. */
    private static final String LOOK =
            """
            SELECT COUNT(*) = :orders AND COUNT(t.reference) = :orders
                   AND COALESCE(SUM(t.amount_minor <> o.amount_minor), 0) = 0
              FROM recharge_order o
              LEFT JOIN transfer t ON t.reference = o.id AND t.code = 'recharge'
                   AND t.phase IN ('POST', 'COMMIT')
             WHERE o.lot_id IS NOT NULL AND o.id IN (:ids)
            """;

    /** Rows of a range for each order wanted; others of the same time lie between them. */
    private static final int ROWS_FOR_EACH = 4;

    private static final String ORDERS_FROM_TO =
            "SELECT id, amount_minor FROM recharge_order WHERE id BETWEEN :first AND :last"
                    + " AND lot_id IS NOT NULL ORDER BY id LIMIT :most";

    /** The index alone is read. */
    private static final String NAMED_FROM_TO =
            "SELECT reference, COUNT(*) FROM transfer FORCE INDEX (transfer_reference)"
                    + " WHERE reference BETWEEN :first AND :last GROUP BY reference"
                    + " ORDER BY reference LIMIT :most";

    private final ConfirmedForEachCredit confirmedForEachCredit;
    private final CreditForEachConfirmed creditForEachConfirmed;

    CreditsOfBatches(
            ConfirmedForEachCredit confirmedForEachCredit,
            CreditForEachConfirmed creditForEachConfirmed) {
        this.confirmedForEachCredit = confirmedForEachCredit;
        this.creditForEachConfirmed = creditForEachConfirmed;
    }

    @Override
    public String name() {
        return "credits_of_batches";
    }

    @Override
    public Optional<Breach> ofTransfers(
            JdbcClient snapshot, Map<String, List<StoredTransfer>> transfers) {
        var credited = new TreeMap<String, List<StoredTransfer>>();
        var others = new TreeSet<String>();
        transfers.forEach(
                (reference, those) -> {
                    if (those.stream().anyMatch(CreditsOfBatches::isCredit)) {
                        credited.put(reference, those);
                    } else {
                        others.add(reference);
                    }
                });
        return wrong(snapshot, notShownRight(snapshot, credited))
                .or(
                        () ->
                                others.isEmpty()
                                        ? Optional.empty()
                                        : creditForEachConfirmed.of(snapshot, others));
    }

    private static boolean isCredit(StoredTransfer transfer) {
        return transfer.isPosted() && transfer.code().equals(CODE);
    }

    private static Set<String> notShownRight(
            JdbcClient snapshot, SortedMap<String, List<StoredTransfer>> credited) {
        if (credited.isEmpty()) {
            return Set.of();
        }
        var amounts = fromTo(snapshot, ORDERS_FROM_TO, credited);
        var named = fromTo(snapshot, NAMED_FROM_TO, credited);
        var left = new TreeSet<String>();
        credited.forEach(
                (order, those) -> {
                    var credits = those.stream().filter(CreditsOfBatches::isCredit).toList();
                    boolean right =
                            credits.size() == 1
                                    && named.getOrDefault(order, 0L) == those.size()
                                    && amounts.getOrDefault(order, 0L)
                                            == credits.getFirst().amountMinor();
                    if (!right) {
                        left.add(order);
                    }
                });
        return left;
    }

    /** A number for each order between the first and the last, as far as there are not too many. */
    private static Map<String, Long> fromTo(
            JdbcClient snapshot, String range, SortedMap<String, ?> orders) {
        var found = new HashMap<String, Long>();
        snapshot.sql(range)
                .param("first", orders.firstKey())
                .param("last", orders.lastKey())
                .param("most", orders.size() * ROWS_FOR_EACH)
                .query(
                        row -> {
                            found.put(row.getString(1), row.getLong(2));
                        });
        return found;
    }

    private Optional<Breach> wrong(JdbcClient snapshot, Set<String> credited) {
        return credited.isEmpty() || areRight(snapshot, credited)
                ? Optional.empty()
                : confirmedForEachCredit
                        .of(snapshot, credited)
                        .or(() -> creditForEachConfirmed.of(snapshot, credited));
    }

    private static boolean areRight(JdbcClient snapshot, Set<String> credited) {
        return snapshot.sql(LOOK)
                .param("orders", credited.size())
                .param("ids", credited)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        return List.of();
    }
}
