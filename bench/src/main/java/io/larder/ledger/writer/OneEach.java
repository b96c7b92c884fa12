package io.larder.ledger.writer;

import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Cell;
import io.larder.ledger.Command;
import io.larder.ledger.Moment;
import io.larder.ledger.Refusal;
import io.larder.ledger.Table;
import io.larder.ledger.core.Decisions;
import io.larder.ledger.core.Locked;
import io.larder.ledger.core.Remembered;
import io.larder.ledger.core.Work;
import io.larder.ledger.core.Written;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The reference of the ledger's benchmark: one transaction for each command, with the production
 * decision and the production texts of SQL for one row, in two round trips: everything that is read
 * and locked, then everything that is written, the hot account last, with its COMMIT. It keeps no
 * lane and no hash chain, so it does a little less than the writer does.
 */
public final class OneEach implements AutoCloseable {

    private static final String OPTIONS =
            "?useAffectedRows=true&allowMultiQueries=true&useServerPrepStmts=false"
                    + "&sslMode=disable&connectionTimeZone=UTC&preserveInstants=false"
                    + "&transformedBitIsBoolean=true";
    private static final List<String> BALANCE =
            List.of(
                    "name",
                    "stripe",
                    "debits_posted",
                    "credits_posted",
                    "debits_pending",
                    "credits_pending");
    private static final List<String> TRANSFER =
            List.of(
                    "lane",
                    "batch",
                    "idx",
                    "debit",
                    "credit",
                    "amount_minor",
                    "code",
                    "reference",
                    "phase",
                    "business_date");
    private static final List<String> KEY = List.of("name", "body_hash", "result", "lane", "batch");
    private static final List<String> EVENT = List.of("lane", "number", "type", "payload", "at");

    /** A lane that no writer claims, for the keys of transfers and events. */
    private static final int LANE = 1_000;

    private static final AtomicLong TRANSACTIONS = new AtomicLong();
    private static final AtomicLong EVENTS = new AtomicLong();

    private final Connection connection;

    /** Opens one worker's connection. */
    public OneEach(Cell cell) throws SQLException {
        connection =
                DriverManager.getConnection(cell.jdbcUrl() + OPTIONS, cell.user(), cell.password());
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    /** Runs one command to its commit; false when it was refused. */
    public <R, F extends Refusal> boolean run(Command<R, F> command) throws SQLException {
        var work = new Work<>(command);
        var locked = new Locked();
        var known = read(work, locked);
        var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var now = new Moment(at, at.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate());
        var decisions = new Decisions(now, known, locked);
        decisions.first(List.of(work));
        var written = decisions.written();
        if (written.isEmpty()) {
            connection.rollback();
            return false;
        }
        write(written, now);
        return true;
    }

    private Map<String, Remembered> read(Work<?, ?> work, Locked locked) throws SQLException {
        var script = new Script();
        script.add(
                "SELECT name, body_hash, result FROM idempotency WHERE " + MultiRow.in("name", 1),
                work.keyText());
        var tables = new ArrayList<Table<?, ?>>(work.reads().rows().keySet());
        tables.sort(java.util.Comparator.comparing(Table::rank));
        for (var table : tables) {
            var keys = work.reads().rows().getOrDefault(table, Set.of());
            locked.asked(table, keys);
            var mapping = RowMapping.of(table);
            script.add(
                    MultiRow.lock(
                            mapping.tableName(),
                            mapping.columns(),
                            mapping.keyColumn(),
                            keys.size()),
                    keys.toArray());
        }
        for (var account : work.reads().accounts()) {
            if (!account.hot()) {
                locked.asked(account);
                script.add(
                        "SELECT name, debits_posted, credits_posted, debits_pending,"
                                + " credits_pending FROM account WHERE stripe = 0 AND "
                                + MultiRow.in("name", 1)
                                + " ORDER BY name FOR UPDATE",
                        account.name());
            }
        }
        var known = new HashMap<String, Remembered>();
        try (var statement = script.prepare(connection)) {
            statement.execute();
            readKnown(statement, known);
            for (var table : tables) {
                statement.getMoreResults();
                readRows(statement, table, locked);
            }
            while (statement.getMoreResults()) {
                readBalance(statement, locked);
            }
        }
        return known;
    }

    private static void readKnown(PreparedStatement statement, Map<String, Remembered> known)
            throws SQLException {
        try (var result = statement.getResultSet()) {
            while (result.next()) {
                var name = result.getString(1);
                known.put(name, new Remembered(name, result.getString(2), result.getString(3)));
            }
        }
    }

    private static void readRows(PreparedStatement statement, Table<?, ?> table, Locked locked)
            throws SQLException {
        try (var result = statement.getResultSet()) {
            while (result.next()) {
                var row = RowMapping.of(table).read(result);
                locked.found(table, table.keyOf(row), row);
            }
        }
    }

    private static void readBalance(PreparedStatement statement, Locked locked)
            throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
                locked.found(
                        new Account(result.getString(1), false),
                        new Balance(
                                result.getLong(2),
                                result.getLong(3),
                                result.getLong(4),
                                result.getLong(5)));
            }
        }
    }

    private void write(Written written, Moment now) throws SQLException {
        var script = new Script();
        long number = TRANSACTIONS.incrementAndGet();
        int idx = 0;
        for (var of : written.transfers()) {
            script.add(
                    MultiRow.insert("transfer", TRANSFER, 1),
                    LANE,
                    number,
                    idx++,
                    of.debit().name(),
                    of.credit().name(),
                    of.amountMinor(),
                    of.code(),
                    of.reference(),
                    of.phase(),
                    now.businessDate());
        }
        rows(written, script);
        written.coldBalances()
                .forEach((name, balance) -> cold(script, written.locked(), name, balance));
        for (var event : written.events()) {
            script.add(
                    MultiRow.insert("outbox", EVENT, 1),
                    LANE,
                    EVENTS.incrementAndGet(),
                    event.type(),
                    EventJson.write(event),
                    now.at());
        }
        for (var key : written.remembered()) {
            script.add(
                    MultiRow.insert("idempotency", KEY, 1),
                    key.key(),
                    key.bodyHash(),
                    key.result(),
                    LANE,
                    number);
        }
        written.hotMovements()
                .forEach(
                        (name, balance) ->
                                script.add(
                                        MultiRow.add("account", BALANCE, 2, 1),
                                        balance(name, LANE, balance)));
        script.add("COMMIT");
        script.run(connection);
    }

    private static void rows(Written written, Script script) {
        for (var table : written.rows().keySet()) {
            var mapping = RowMapping.of(table);
            for (var row : written.inserts(table)) {
                script.add(
                        MultiRow.insert(table.name(), mapping.columns(), 1), mapping.values(row));
            }
            for (var row : written.updates(table)) {
                script.add(
                        MultiRow.replace(table.name(), mapping.columns(), 1, 1),
                        mapping.values(row));
            }
        }
    }

    private static void cold(Script script, Locked locked, String name, Balance balance) {
        var sql =
                locked.isStored(name)
                        ? MultiRow.replace("account", BALANCE, 2, 1)
                        : MultiRow.insert("account", BALANCE, 1);
        script.add(sql, balance(name, 0, balance));
    }

    private static Object[] balance(String name, int stripe, Balance of) {
        return new Object[] {
            name,
            stripe,
            of.debitsPosted(),
            of.creditsPosted(),
            of.debitsPending(),
            of.creditsPending()
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Statements that go over the wire together, every value bound. */
    private static final class Script {
        private final StringBuilder sql = new StringBuilder();
        private final List<@Nullable Object> values = new ArrayList<>();

        void add(String statement, @Nullable Object... bound) {
            sql.append(sql.isEmpty() ? "" : ";").append(statement);
            values.addAll(java.util.Arrays.asList(bound));
        }

        PreparedStatement prepare(Connection connection) throws SQLException {
            var statement = connection.prepareStatement(sql.toString());
            for (int i = 0; i < values.size(); i++) {
                RowMapping.bindValue(statement, i + 1, values.get(i));
            }
            return statement;
        }

        void run(Connection connection) throws SQLException {
            try (var statement = prepare(connection)) {
                statement.execute();
                while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
                    // every statement is run before its count is looked at
                }
            }
        }
    }
}
