package io.larder.card.statement;

import io.larder.card.CardAccounts;
import io.larder.card.statement.Movement.Place;
import io.larder.ledger.Archive;
import io.larder.ledger.Archives;
import io.larder.ledger.Balance;
import io.larder.ledger.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the transfers of a card, by the accounts' indexes. */
@Component
class Movements {

    private static final int AT_ONCE = 1_000;
    private static final int ALL = Integer.MAX_VALUE;
    private static final Place EVER = Place.after(Instant.MAX);

    /** Of one side; the transfer next to one on a clearing account tells whom it was for. */
    private static final String SIDE =
            """
            SELECT b.at AS at, t.lane AS lane, t.batch AS batch, t.idx AS idx,
                   t.business_date AS business_date, t.code AS code, t.reference AS reference,
                   t.phase AS phase, t.amount_minor AS minor, t.$side AS name, '$side' AS side,
                   COALESCE(n.$other, t.$other) AS counter
              FROM transfer t
              JOIN batch b ON b.lane = t.lane AND b.number = t.batch
              LEFT JOIN transfer n ON t.$other >= 'clearing/' AND t.$other < 'clearing0'
                   AND n.lane = t.lane AND n.batch = t.batch AND n.idx = t.idx + $next
             WHERE t.$side IN (:names) AND (b.at, t.lane, t.batch, t.idx) > (:fromAt, :fromLane,
                   :fromBatch, :fromIdx) AND (b.at, t.lane, t.batch, t.idx) < (:toAt, :toLane,
                   :toBatch, :toIdx)
            """;

    private static final String BOTH =
            SIDE.replace("$side", "debit").replace("$other", "credit").replace("$next", "1")
                    + " UNION ALL "
                    + SIDE.replace("$side", "credit")
                            .replace("$other", "debit")
                            .replace("$next", "-1");

    private static final String SUMS =
            """
            SELECT name, side,
                   SUM(CASE WHEN phase IN ('POST', 'COMMIT') THEN minor ELSE 0 END),
                   SUM(CASE phase WHEN 'POST' THEN 0 WHEN 'HOLD' THEN minor ELSE -minor END)
              FROM (%s) moved GROUP BY name, side
            """
                    .formatted(BOTH);

    private final NamedParameterJdbcTemplate sql;
    private final TransactionTemplate snapshot;
    private final JdbcClient rows;
    private final Archives archives;

    Movements(DataSource database, PlatformTransactionManager transactions, Archives archives) {
        this.archives = archives;
        rows = JdbcClient.create(database);
        var streaming = new JdbcTemplate(database);
        streaming.setFetchSize(AT_ONCE);
        sql = new NamedParameterJdbcTemplate(streaming);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Reads in one snapshot. */
    <T> T reading(Supplier<T> report) {
        return snapshot.execute(status -> report.get());
    }

    /** What all movements before a place come to. */
    Holdings before(String cardId, Place end) {
        var sums = new HashMap<String, Balance>();
        sql.query(
                SUMS,
                values(cardId, Place.before(Instant.EPOCH), end),
                row -> {
                    boolean debit = row.getString(2).equals("debit");
                    long posted = row.getLong(3);
                    long pending = row.getLong(4);
                    sums.merge(
                            row.getString(1),
                            debit
                                    ? new Balance(posted, 0, pending, 0)
                                    : new Balance(0, posted, 0, pending),
                            Balance::plus);
                });
        var archive = end.at().equals(Instant.EPOCH) ? Archive.EMPTY : archives.in(rows);
        archive.sums(names(cardId)).forEach((name, sum) -> sums.merge(name, sum, Balance::plus));
        var holdings =
                new Holdings(
                        sums.getOrDefault(CardAccounts.principal(cardId).name(), Balance.ZERO),
                        sums.getOrDefault(CardAccounts.bonus(cardId).name(), Balance.ZERO));
        // all that is archived, less what came later: who asks, asks of late
        for (var later : ArchivedMovements.of(archive, names(cardId), end, EVER, ALL)) {
            holdings = holdings.less(later);
        }
        return holdings;
    }

    /** The newest movements between two places, the newest first. */
    List<Movement> newest(String cardId, Place start, Place end, int limit) {
        var found = new ArrayList<>(newestInTable(cardId, start, end, limit));
        var from = found.size() < limit ? start : found.getLast().place();
        found.addAll(ArchivedMovements.of(archives.in(rows), names(cardId), from, end, limit));
        found.sort(Comparator.comparing(Movement::place).reversed());
        return found.subList(0, Math.min(limit, found.size()));
    }

    private List<Movement> newestInTable(String cardId, Place start, Place end, int limit) {
        var values = values(cardId, start, end);
        values.put("limit", limit);
        return sql.query(
                BOTH + " ORDER BY at DESC, lane DESC, batch DESC, idx DESC LIMIT :limit",
                values,
                (row, number) -> movement(row));
    }

    /** All movements between two places, one after another, the oldest first. */
    void oldest(String cardId, Place start, Place end, Consumer<Movement> movements) {
        var archived =
                new ArrayDeque<>(
                        ArchivedMovements.of(archives.in(rows), names(cardId), start, end, ALL));
        sql.query(
                BOTH + " ORDER BY at, lane, batch, idx",
                values(cardId, start, end),
                row -> {
                    var movement = movement(row);
                    var before = archived.peek();
                    while (before != null && before.place().compareTo(movement.place()) < 0) {
                        movements.accept(archived.remove());
                        before = archived.peek();
                    }
                    movements.accept(movement);
                });
        archived.forEach(movements);
    }

    private static List<String> names(String cardId) {
        return List.of(CardAccounts.principal(cardId).name(), CardAccounts.bonus(cardId).name());
    }

    private static Map<String, Object> values(String cardId, Place start, Place end) {
        var values = new HashMap<String, Object>();
        values.put("names", names(cardId));
        put(values, "from", start);
        put(values, "to", end);
        return values;
    }

    private static void put(Map<String, Object> values, String which, Place place) {
        values.put(which + "At", LocalDateTime.ofInstant(place.at(), ZoneOffset.UTC));
        values.put(which + "Lane", place.lane());
        values.put(which + "Batch", place.batch());
        values.put(which + "Idx", place.idx());
    }

    private static Movement movement(ResultSet row) throws SQLException {
        var phase = Phase.valueOf(row.getString("phase"));
        long minor = row.getLong("minor");
        boolean debit = row.getString("side").equals("debit");
        return new Movement(
                new Place(
                        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getInt("lane"),
                        row.getLong("batch"),
                        row.getInt("idx")),
                row.getObject("business_date", LocalDate.class),
                row.getString("code"),
                row.getString("reference"),
                phase,
                row.getString("name").endsWith("/bonus"),
                row.getString("counter"),
                debit ? Balance.ZERO.debit(phase, minor) : Balance.ZERO.credit(phase, minor));
    }
}
