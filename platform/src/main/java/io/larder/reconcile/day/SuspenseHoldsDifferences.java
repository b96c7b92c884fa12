package io.larder.reconcile.day;

import io.larder.ledger.Invariant;
import io.larder.ledger.StoredTransfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each channel's suspense account stands where its open differences together put it. */
@Component
final class SuspenseHoldsDifferences implements Invariant {

    private static final String PREFIX = "suspense/";

    @Override
    public String name() {
        return "suspense_equals_open_differences";
    }

    @Override
    public Optional<Breach> ofTransfers(
            JdbcClient snapshot, Map<String, List<StoredTransfer>> transfers) {
        boolean touched =
                transfers.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(t -> isSuspense(t.debit()) || isSuspense(t.credit()));
        return touched ? ofAll(snapshot).stream().findFirst() : Optional.empty();
    }

    private static boolean isSuspense(String account) {
        return account.startsWith(PREFIX);
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        return snapshot.sql(
                        """
                        SELECT channel, SUM(held) AS held, SUM(open) AS open FROM (
                          SELECT SUBSTRING(name, 10) AS channel,
                                 debits_posted - credits_posted AS held, 0 AS open
                            FROM account WHERE name LIKE 'suspense/%'
                          UNION ALL
                          SELECT LOWER(channel), 0, suspense_debit_minor
                            FROM difference WHERE state = 'OPEN'
                        ) both_sides GROUP BY channel HAVING SUM(held) <> SUM(open) LIMIT 100
                        """)
                .query(
                        (row, number) ->
                                new Breach(
                                        name(),
                                        "%s: suspense %d, open differences %d"
                                                .formatted(
                                                        row.getString(1),
                                                        row.getLong(2),
                                                        row.getLong(3))))
                .list();
    }
}
