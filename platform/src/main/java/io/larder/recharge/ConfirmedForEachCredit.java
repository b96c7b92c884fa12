package io.larder.recharge;

import io.larder.ledger.Invariant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No posted credit of a recharge without an order that is or was confirmed. */
@Component
class ConfirmedForEachCredit implements Invariant {

    private static final String WRONG =
            """
            SELECT t.reference FROM transfer t
              LEFT JOIN recharge_order o ON o.id = t.reference AND o.lot_id IS NOT NULL
             WHERE t.code = 'recharge' AND t.phase IN ('POST', 'COMMIT') AND o.id IS NULL
            """;

    @Override
    public String name() {
        return "credit_without_confirmed";
    }

    @Override
    public Optional<Breach> ofTouched(
            JdbcClient snapshot, List<String> accounts, List<String> references) {
        if (references.isEmpty()) {
            return Optional.empty();
        }
        return snapshot.sql(WRONG + " AND t.reference IN (:ids) LIMIT 1")
                .param("ids", references)
                .query(String.class)
                .optional()
                .map(this::breach);
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        return snapshot.sql(WRONG + " LIMIT " + MOST_LISTED).query(String.class).list().stream()
                .map(this::breach)
                .toList();
    }

    private Breach breach(String reference) {
        return new Breach(name(), reference + " was credited and is no confirmed order");
    }
}
