package io.larder.recharge;

import io.larder.ledger.Invariant;
import io.larder.ledger.StoredTransfer;
import io.larder.ledger.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every order that is or was confirmed has exactly one posted credit of its amount. */
@Component
class CreditForEachConfirmed implements Invariant {

    private static final String WRONG =
            """
            SELECT o.id FROM recharge_order o
              LEFT JOIN transfer t ON t.reference = o.id AND t.code = 'recharge'
                   AND t.phase IN ('POST', 'COMMIT')
             WHERE o.lot_id IS NOT NULL
            """;
    private static final String HAVING =
            """
             GROUP BY o.id, o.amount_minor
            HAVING COUNT(t.reference) <> 1 OR SUM(t.amount_minor) <> o.amount_minor
            """;

    @Override
    public String name() {
        return "confirmed_without_credit";
    }

    @Override
    public Optional<Breach> ofTransfers(
            JdbcClient snapshot, Map<String, List<StoredTransfer>> transfers) {
        return snapshot.sql(WRONG + " AND o.id IN (:ids)" + HAVING + " LIMIT 1")
                .param("ids", transfers.keySet())
                .query(String.class)
                .optional()
                .map(this::breach);
    }

    @Override
    public List<Tally> tallies() {
        return List.of(RechargeTables.CONFIRMED_AND_CREDITED);
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        return snapshot
                .sql(WRONG + HAVING + " LIMIT " + MOST_LISTED)
                .query(String.class)
                .list()
                .stream()
                .map(this::breach)
                .toList();
    }

    private Breach breach(String orderId) {
        return new Breach(name(), orderId + " is confirmed, and not credited exactly once");
    }
}
