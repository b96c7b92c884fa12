package io.larder.ledger.writer;

import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Reads;
import io.larder.ledger.Table;
import io.larder.ledger.core.Locked;
import io.larder.ledger.core.Remembered;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a batch's transaction reads: its lane, known keys, and the rows it locks. */
final class LaneReads {

    private final Connection connection;

    LaneReads(Connection connection) {
        this.connection = connection;
    }

    /** Locks the lane's row. */
    LaneHead lockLane(int lane) throws SQLException {
        var heads = new ArrayList<LaneHead>(1);
        select(
                "SELECT number, epoch, next_batch, next_event, head_hash, last_at,"
                        + " last_business_date FROM lane WHERE number = ? FOR UPDATE",
                List.of(lane),
                result -> heads.add(LaneHead.read(result)));
        if (heads.isEmpty()) {
            throw new SQLException("no row of lane " + lane);
        }
        return heads.getFirst();
    }

    /** Which of the keys were used before. */
    Map<String, Remembered> known(Collection<String> keys) throws SQLException {
        var found = new HashMap<String, Remembered>();
        var sorted = keys.stream().distinct().sorted().toList();
        select(
                "SELECT name, body_hash, result FROM idempotency WHERE "
                        + MultiRow.in("name", sorted.size()),
                sorted,
                result -> {
                    var name = result.getString(1);
                    found.put(name, new Remembered(name, result.getString(2), result.getString(3)));
                });
        return found;
    }

    /** Locks rows by rank, table and key, then the cold accounts by name. */
    void lock(Reads reads, Locked locked) throws SQLException {
        var tables = new ArrayList<Table<?, ?>>(reads.rows().keySet());
        tables.sort(
                Comparator.comparing((Table<?, ?> table) -> table.rank())
                        .thenComparing(Table::name));
        for (var table : tables) {
            lockRows(table, reads.rows().getOrDefault(table, Set.of()), locked);
        }
        lockAccounts(reads.accounts(), locked);
    }

    private void lockRows(Table<?, ?> table, Set<Object> keys, Locked locked) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        locked.asked(table, keys);
        var mapping = RowMapping.of(table);
        select(
                MultiRow.lock(
                        mapping.tableName(), mapping.columns(), mapping.keyColumn(), keys.size()),
                keys.stream().sorted().toList(),
                result -> {
                    var row = mapping.read(result);
                    locked.found(table, table.keyOf(row), row);
                });
    }

    private void lockAccounts(Set<Account> accounts, Locked locked) throws SQLException {
        var byName = new TreeMap<String, Account>();
        for (var account : accounts) {
            if (!account.hot()) {
                locked.asked(account);
                byName.put(account.name(), account);
            }
        }
        if (byName.isEmpty()) {
            return;
        }
        select(
                "SELECT name, debits_posted, credits_posted, debits_pending, credits_pending"
                        + " FROM account WHERE stripe = 0 AND "
                        + MultiRow.in("name", byName.size())
                        + " ORDER BY name FOR UPDATE",
                List.copyOf(byName.keySet()),
                result ->
                        locked.found(
                                new Account(result.getString(1), false),
                                new Balance(
                                        result.getLong(2),
                                        result.getLong(3),
                                        result.getLong(4),
                                        result.getLong(5))));
    }

    private void select(String sql, List<?> keys, RowReader reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            int padded = MultiRow.padded(keys.size());
            for (int i = 0; i < padded; i++) {
                RowMapping.bindValue(statement, i + 1, keys.get(Math.min(i, keys.size() - 1)));
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    reader.read(result);
                }
            }
        }
    }

    private interface RowReader {
        void read(ResultSet result) throws SQLException;
    }
}
