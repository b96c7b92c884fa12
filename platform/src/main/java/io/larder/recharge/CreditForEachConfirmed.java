package io.larder.recharge;

import io.larder.ledger.Archive;
import io.larder.ledger.Archives;
import io.larder.ledger.Invariant;
import io.larder.ledger.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every order that is or was confirmed has exactly one posted credit of its amount. */
@Component
class CreditForEachConfirmed implements Invariant {

    private static final String WRONG =
            """
            SELECT o.id, o.amount_minor, COUNT(t.reference) AS credits,
                   COALESCE(SUM(t.amount_minor), 0) AS credited_minor
              FROM recharge_order o
              LEFT JOIN transfer t ON t.reference = o.id AND t.code = 'recharge'
                   AND t.phase IN ('POST', 'COMMIT')
             WHERE o.lot_id IS NOT NULL
            """;
    private static final String HAVING =
            """
             GROUP BY o.id, o.amount_minor
            HAVING COUNT(t.reference) <> 1 OR SUM(t.amount_minor) <> o.amount_minor
            """;

    /** Orders that are looked up in the archives together; in one piece they lie side by side. */
    private static final int PIECE = 20_000;

    private final Archives archives;

    CreditForEachConfirmed(Archives archives) {
        this.archives = archives;
    }

    /** An order that the table alone does not show to be credited once. */
    private record Suspect(String id, long amountMinor, long credits, long creditedMinor) {}

    @Override
    public String name() {
        return "confirmed_without_credit";
    }

    /** Of those of these that are confirmed orders. */
    Optional<Breach> of(JdbcClient snapshot, Set<String> references) {
        var suspects =
                snapshot.sql(WRONG + " AND o.id IN (:ids)" + HAVING)
                        .param("ids", references)
                        .query(Suspect.class)
                        .list();
        return wrong(archives.in(snapshot), suspects).stream().findFirst();
    }

    @Override
    public List<Tally> tallies() {
        return List.of(RechargeTables.CONFIRMED_AND_CREDITED);
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        var archive = archives.in(snapshot);
        var breaches = new ArrayList<Breach>();
        var from = "";
        List<Suspect> piece;
        do {
            piece =
                    snapshot.sql(
                                    WRONG
                                            + " AND o.id > :from"
                                            + HAVING
                                            + " ORDER BY o.id LIMIT :most")
                            .param("from", from)
                            .param("most", PIECE)
                            .query(Suspect.class)
                            .list();
            breaches.addAll(wrong(archive, piece));
            from = piece.isEmpty() ? from : piece.getLast().id();
        } while (piece.size() == PIECE && breaches.size() < MOST_LISTED);
        return breaches.subList(0, Math.min(MOST_LISTED, breaches.size()));
    }

    /** Those that the archives do not explain either. */
    private List<Breach> wrong(Archive archive, List<Suspect> suspects) {
        var archived = new HashMap<String, List<Long>>();
        for (var it : archive.ofReferences(suspects.stream().map(Suspect::id).toList())) {
            var row = it.transfer();
            if (row.code().equals("recharge") && row.isPosted()) {
                archived.computeIfAbsent(row.reference(), id -> new ArrayList<>())
                        .add(row.amountMinor());
            }
        }
        return suspects.stream()
                .filter(
                        order -> {
                            var more = archived.getOrDefault(order.id(), List.of());
                            long sum = more.stream().mapToLong(Long::longValue).sum();
                            return order.credits() + more.size() != 1
                                    || order.creditedMinor() + sum != order.amountMinor();
                        })
                .map(order -> breach(order.id()))
                .toList();
    }

    private Breach breach(String orderId) {
        return new Breach(name(), orderId + " is confirmed, and not credited exactly once");
    }
}
