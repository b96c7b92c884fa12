package io.larder.ledger.writer;

import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Reads;
import io.larder.ledger.Table;
import io.larder.ledger.core.Locked;
import io.larder.ledger.core.Remembered;
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

    private static final Shape LANE =
            Shape.lock(
                    "SELECT number, epoch, next_batch, next_event, head_hash, last_at,"
                            + " last_business_date FROM lane WHERE ",
                    "number");
    private static final Shape KNOWN =
            Shape.find("SELECT name, body_hash, result FROM idempotency WHERE ", "name");
    private static final Shape BALANCES =
            Shape.lock(
                    "SELECT name, debits_posted, credits_posted, debits_pending, credits_pending"
                            + " FROM account WHERE stripe = 0 AND ",
                    "name");

    private final Statements statements;

    LaneReads(Statements statements) {
        this.statements = statements;
    }

    /** What a batch begins with. */
    record Begun(LaneHead head, Map<String, Remembered> known, Locked locked) {}

    /** Locks the lane's row. */
    LaneHead lockLane(int lane) throws SQLException {
        return begin(lane, List.of(), Reads.NONE).head();
    }

    /**
     * Locks the lane, then rows, and only then looks up keys used before: who waited for a row that
     * another process changed under the same key finds that key, and repeats the answer instead of
     * refusing what was done.
     */
    Begun begin(int lane, Collection<String> keys, Reads reads) throws SQLException {
        var heads = new ArrayList<LaneHead>(1);
        var known = new HashMap<String, Remembered>();
        var locked = new Locked();
        var round = new Round(statements);
        round.read(LANE, List.of(lane), result -> heads.add(LaneHead.read(result)));
        add(reads, locked, round);
        addKnown(keys, known, round);
        round.run();
        if (heads.isEmpty()) {
            throw new SQLException("no row of lane " + lane);
        }
        return new Begun(heads.getFirst(), known, locked);
    }

    /** Locks more rows. */
    void lock(Reads reads, Locked locked) throws SQLException {
        var round = new Round(statements);
        add(reads, locked, round);
        round.run();
    }

    /** Adds the look-up of keys used before. */
    static void addKnown(Collection<String> keys, Map<String, Remembered> known, Round round) {
        var sorted = keys.stream().distinct().sorted().toList();
        round.read(KNOWN, sorted, result -> remember(result, known));
    }

    private static void remember(ResultSet result, Map<String, Remembered> known)
            throws SQLException {
        var name = result.getString(1);
        known.put(name, new Remembered(name, result.getString(2), result.getString(3)));
    }

    /** Adds locks: rows by rank, table and key, then the cold accounts by name. */
    static void add(Reads reads, Locked locked, Round round) {
        var tables = new ArrayList<Table<?, ?>>(reads.rows().keySet());
        tables.sort(
                Comparator.comparing((Table<?, ?> table) -> table.rank())
                        .thenComparing(Table::name));
        for (var table : tables) {
            addRows(table, reads.rows().getOrDefault(table, Set.of()), locked, round);
        }
        addAccounts(reads.accounts(), locked, round);
    }

    private static void addRows(Table<?, ?> table, Set<Object> keys, Locked locked, Round round) {
        locked.asked(table, keys);
        var mapping = RowMapping.of(table);
        round.read(
                mapping.lock(),
                keys.stream().sorted().toList(),
                result -> {
                    var row = mapping.read(result);
                    locked.found(table, table.keyOf(row), row);
                });
    }

    private static void addAccounts(Set<Account> accounts, Locked locked, Round round) {
        var byName = new TreeMap<String, Account>();
        for (var account : accounts) {
            if (!account.hot()) {
                locked.asked(account);
                byName.put(account.name(), account);
            }
        }
        round.read(
                BALANCES,
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
}
