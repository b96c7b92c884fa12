package io.larder.recharge;

import io.larder.ledger.Invariant;
import io.larder.ledger.StoredTransfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The refunds of a recharge are together never above its payment, and what was noted of it. */
@Component
class RefundsWithinPayment implements Invariant {

    private static final String CODE = "recharge-refund";

    private static final String SUMS =
            """
            SELECT o.id FROM (
                SELECT order_id, SUM(amount_minor) AS minor, SUM(bonus_minor) AS bonus
                  FROM recharge_refund WHERE kind = 'RECHARGE'
            """;
    private static final String WRONG =
            """
                 GROUP BY order_id
            ) r JOIN recharge_order o ON o.id = r.order_id
                LEFT JOIN recharge_package p ON p.id = r.order_id
             WHERE r.minor > o.amount_minor OR p.id IS NULL
                OR p.refunded_minor <> r.minor OR p.bonus_back_minor <> r.bonus
            """;

    @Override
    public String name() {
        return "refunds_above_payment";
    }

    @Override
    public Optional<Breach> ofTransfers(
            JdbcClient snapshot, Map<String, List<StoredTransfer>> transfers) {
        var refunded = new TreeSet<String>();
        transfers.forEach(
                (reference, those) -> {
                    if (those.stream().anyMatch(t -> t.code().equals(CODE))) {
                        refunded.add(reference);
                    }
                });
        return refunded.isEmpty()
                ? Optional.empty()
                : snapshot.sql(SUMS + " AND order_id IN (:ids)" + WRONG + " LIMIT 1")
                        .param("ids", refunded)
                        .query(String.class)
                        .optional()
                        .map(this::breach);
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        return snapshot
                .sql(SUMS + WRONG + " LIMIT " + MOST_LISTED)
                .query(String.class)
                .list()
                .stream()
                .map(this::breach)
                .toList();
    }

    private Breach breach(String orderId) {
        return new Breach(name(), "the refunds of " + orderId + " are not what was taken back");
    }
}
