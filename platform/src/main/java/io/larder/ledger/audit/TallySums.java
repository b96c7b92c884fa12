package io.larder.ledger.audit;

import io.larder.ledger.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Both sides of the tallies of all rooms; what several of them ask is read once. */
final class TallySums {

    private static final int ROWS_AT_ONCE = 4_000;

    private final List<Tally> tallies;
    private final Map<Query, Long> sums = new ConcurrentHashMap<>();

    TallySums(List<Tally> tallies) {
        this.tallies = tallies.stream().distinct().toList();
    }

    /**
     * A query of names and amounts.
     *
     * @param rowByRow whether each row counts for itself, or amounts are summed by name
     */
    record Query(String sql, boolean rowByRow) {

        /** What its rows come to. */
        long sum(Connection connection, KeyedHash hash) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(ROWS_AT_ONCE);
                long sum = 0;
                try (var row = statement.executeQuery(sql)) {
                    while (row.next()) {
                        long named = hash.of(row.getBytes(1));
                        long amount = row.getLong(2);
                        sum +=
                                rowByRow
                                        ? KeyedHash.row(named, amount)
                                        : Prints.weighed(named, amount);
                    }
                }
                return sum;
            }
        }
    }

    /** Codes of which the posted transfers are counted. */
    List<String> codes() {
        return tallies.stream()
                .flatMap(
                        it ->
                                it instanceof Tally.OfTransfers of
                                        ? List.of(of.code()).stream()
                                        : null)
                .distinct()
                .toList();
    }

    /** Prefixes of which the balances are summed. */
    List<String> prefixes() {
        return tallies.stream()
                .flatMap(
                        it ->
                                it instanceof Tally.OfAccounts of
                                        ? List.of(of.prefix()).stream()
                                        : null)
                .distinct()
                .toList();
    }

    List<Query> queries() {
        return tallies.stream().flatMap(tally -> queries(tally).stream()).distinct().toList();
    }

    private static List<Query> queries(Tally tally) {
        return switch (tally) {
            case Tally.OfTransfers of -> List.of(new Query(of.rows(), true));
            case Tally.OfAccounts of -> List.of(new Query(of.rows(), false));
            case Tally.OfRows of ->
                    List.of(new Query(of.one(), false), new Query(of.other(), false));
        };
    }

    void put(Query query, long sum) {
        sums.put(query, sum);
    }

    /** Whether both sides came to the same. */
    boolean holds(Tally tally, Prints transfers, StoredAccounts accounts) {
        var sides = queries(tally).stream().map(this::sum).toList();
        return switch (tally) {
            case Tally.OfTransfers of ->
                    transfers.code(codes().indexOf(of.code())) == sides.getFirst();
            case Tally.OfAccounts of ->
                    accounts.sum(prefixes().indexOf(of.prefix())) == sides.getFirst();
            case Tally.OfRows ignored -> sides.getFirst().equals(sides.getLast());
        };
    }

    private Long sum(Query query) {
        var sum = sums.get(query);
        if (sum == null) {
            throw new IllegalStateException("not read: " + query.sql());
        }
        return sum;
    }
}
