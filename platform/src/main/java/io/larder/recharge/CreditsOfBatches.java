package io.larder.recharge;

import io.larder.ledger.Invariant;
import io.larder.ledger.StoredTransfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What batches credited is each a confirmed order's, and its only credit: both directions in one
 * look at orders and credits. What is wrong the two whole checks name, which also say this of
 * everything.
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
        var credited = new TreeSet<String>();
        var others = new TreeSet<String>();
        transfers.forEach(
                (reference, those) -> {
                    boolean credits =
                            those.stream().anyMatch(t -> t.isPosted() && t.code().equals(CODE));
                    (credits ? credited : others).add(reference);
                });
        return wrong(snapshot, credited)
                .or(
                        () ->
                                others.isEmpty()
                                        ? Optional.empty()
                                        : creditForEachConfirmed.of(snapshot, others));
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
