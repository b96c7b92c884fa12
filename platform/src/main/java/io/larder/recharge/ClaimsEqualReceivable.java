package io.larder.recharge;

import io.larder.ledger.Invariant;
import io.larder.ledger.StoredTransfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands on each channel's account of chargebacks is what its open ones claim, and what its
 * lost ones left that nobody wrote off.
 */
@Component
class ClaimsEqualReceivable implements Invariant {

    private static final String PREFIX = "chargeback-receivable/";

    private static final String UNEQUAL =
            """
            SELECT name, SUM(held), SUM(claimed) FROM (
                SELECT name, debits_posted - credits_posted AS held, 0 AS claimed
                  FROM account WHERE name LIKE 'chargeback-receivable/%'
                UNION ALL
                SELECT CONCAT('chargeback-receivable/', LOWER(channel)), 0,
                       amount_minor - taken_minor - written_off_minor
                  FROM recharge_chargeback WHERE state <> 'WON'
            ) both_sides GROUP BY name HAVING SUM(held) <> SUM(claimed) LIMIT ?
            """;

    @Override
    public String name() {
        return "chargeback_receivable_equals_claims";
    }

    @Override
    public Optional<Breach> ofTransfers(
            JdbcClient snapshot, Map<String, List<StoredTransfer>> transfers) {
        boolean touched =
                transfers.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(it -> isClaim(it.debit()) || isClaim(it.credit()));
        return touched ? ofAll(snapshot).stream().findFirst() : Optional.empty();
    }

    private static boolean isClaim(String account) {
        return account.startsWith(PREFIX);
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        return snapshot.sql(UNEQUAL)
                .param(MOST_LISTED)
                .query(
                        (row, number) ->
                                new Breach(
                                        name(),
                                        "%s holds %d, its claims %d"
                                                .formatted(
                                                        row.getString(1),
                                                        row.getLong(2),
                                                        row.getLong(3))))
                .list();
    }
}
