package io.larder.card.adjust;

import io.larder.ledger.Archives;
import io.larder.ledger.Invariant;
import io.larder.ledger.StoredTransfer;
import io.larder.ledger.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every approved adjustment has exactly one posting of its amount, no such posting is without one,
 * and it took two persons.
 */
@Component
class PostedByTwo implements Invariant {

    private static final String ADJUSTMENT = "adjustment";
    private static final String WRITE_OFF = "write-off";
    private static final Set<String> CODES = Set.of(ADJUSTMENT, WRITE_OFF);

    private static final String APPROVED =
            """
            SELECT id, amount_minor FROM card_adjustment
             WHERE state = 'APPROVED' AND decided_by <> asked_by
            """;

    private static final String POSTED =
            """
            SELECT reference, amount_minor FROM transfer
             WHERE code IN ('adjustment', 'write-off') AND phase IN ('POST', 'COMMIT')
            """;

    private static final String ALONE =
            """
            SELECT id FROM card_adjustment
             WHERE state IN ('APPROVED', 'REJECTED')
               AND (decided_by IS NULL OR decided_by = asked_by)
             LIMIT ?
            """;

    private static final List<Tally> TALLIES =
            List.of(
                    new Tally.OfTransfers(ADJUSTMENT, APPROVED + " AND kind <> 'WRITE_OFF'"),
                    new Tally.OfTransfers(WRITE_OFF, APPROVED + " AND kind = 'WRITE_OFF'"));

    private final Archives archives;

    PostedByTwo(Archives archives) {
        this.archives = archives;
    }

    @Override
    public String name() {
        return "adjustment_posted_once_by_two";
    }

    @Override
    public Optional<Breach> ofTransfers(
            JdbcClient snapshot, Map<String, List<StoredTransfer>> transfers) {
        var posted = new TreeMap<String, Long>();
        transfers.forEach(
                (reference, those) ->
                        those.stream()
                                .filter(it -> it.isPosted() && CODES.contains(it.code()))
                                .forEach(
                                        it ->
                                                posted.merge(
                                                        reference, it.amountMinor(), Long::sum)));
        if (posted.isEmpty()) {
            return Optional.empty();
        }
        snapshot.sql(APPROVED + " AND id IN (:ids)")
                .param("ids", Set.copyOf(posted.keySet()))
                .query(
                        row -> {
                            posted.remove(row.getString(1), row.getLong(2));
                        });
        return posted.keySet().stream().findFirst().map(this::unequal);
    }

    @Override
    public List<Tally> tallies() {
        return TALLIES;
    }

    @Override
    public List<Breach> ofRest(JdbcClient snapshot) {
        return snapshot.sql(ALONE).param(MOST_LISTED).query(String.class).list().stream()
                .map(id -> new Breach(name(), id + " was decided by one person alone"))
                .toList();
    }

    /** People make adjustments one by one, so there are few enough to hold all of them. */
    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        var approved = new TreeMap<String, Long>();
        snapshot.sql(APPROVED)
                .query(
                        row -> {
                            approved.put(row.getString(1), row.getLong(2));
                        });
        var wrong = new TreeSet<String>();
        posted(snapshot)
                .forEach(
                        (id, amounts) -> {
                            if (!amounts.equals(List.of(approved.getOrDefault(id, -1L)))) {
                                wrong.add(id);
                            }
                            approved.remove(id);
                        });
        wrong.addAll(approved.keySet());
        var unequal = wrong.stream().limit(MOST_LISTED).map(this::unequal);
        return Stream.concat(unequal, ofRest(snapshot).stream()).toList();
    }

    /** What was posted under each reference, in the table and in the archives. */
    private Map<String, List<Long>> posted(JdbcClient snapshot) {
        var posted = new TreeMap<String, List<Long>>();
        snapshot.sql(POSTED)
                .query(
                        row -> {
                            posted.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                    .add(row.getLong(2));
                        });
        archives.in(snapshot)
                .each(
                        it -> {
                            var row = it.transfer();
                            if (row.isPosted() && CODES.contains(row.code())) {
                                posted.computeIfAbsent(row.reference(), id -> new ArrayList<>())
                                        .add(row.amountMinor());
                            }
                        });
        return posted;
    }

    private Breach unequal(String id) {
        return new Breach(name(), id + " is not posted exactly as it was approved");
    }
}
