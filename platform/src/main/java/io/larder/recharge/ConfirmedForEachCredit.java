package io.larder.recharge;

import io.larder.ledger.Archives;
import io.larder.ledger.Invariant;
import io.larder.ledger.Tally;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No posted credit of a recharge without an order that is or was confirmed. */
@Component
class ConfirmedForEachCredit implements Invariant {

    private static final String CODE = "recharge";

    private static final String WRONG =
            """
            SELECT t.reference FROM transfer t
              LEFT JOIN recharge_order o ON o.id = t.reference AND o.lot_id IS NOT NULL
             WHERE t.code = 'recharge' AND t.phase IN ('POST', 'COMMIT') AND o.id IS NULL
            """;

    private static final int PIECE = 1_000;

    private final Archives archives;

    ConfirmedForEachCredit(Archives archives) {
        this.archives = archives;
    }

    @Override
    public String name() {
        return "credit_without_confirmed";
    }

    /** Of what was credited. */
    Optional<Breach> of(JdbcClient snapshot, Set<String> credited) {
        return unconfirmed(snapshot, credited).stream().findFirst().map(this::breach);
    }

    private static Set<String> unconfirmed(JdbcClient snapshot, Set<String> credited) {
        var left = new TreeSet<>(credited);
        snapshot.sql("SELECT id FROM recharge_order WHERE lot_id IS NOT NULL AND id IN (:ids)")
                .param("ids", credited)
                .query(String.class)
                .list()
                .forEach(left::remove);
        return left;
    }

    @Override
    public List<Tally> tallies() {
        return List.of(RechargeTables.CONFIRMED_AND_CREDITED);
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        var wrong =
                new TreeSet<>(
                        snapshot.sql(WRONG + " LIMIT " + MOST_LISTED).query(String.class).list());
        var piece = new TreeSet<String>();
        archives.in(snapshot)
                .each(
                        it -> {
                            var row = it.transfer();
                            if (row.isPosted() && row.code().equals(CODE)) {
                                piece.add(row.reference());
                            }
                            if (piece.size() == PIECE) {
                                wrong.addAll(unconfirmed(snapshot, piece));
                                piece.clear();
                            }
                        });
        if (!piece.isEmpty()) {
            wrong.addAll(unconfirmed(snapshot, piece));
        }
        return wrong.stream().limit(MOST_LISTED).map(this::breach).toList();
    }

    private Breach breach(String reference) {
        return new Breach(name(), reference + " was credited and is no confirmed order");
    }
}
