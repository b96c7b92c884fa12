package io.larder.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.sql.DataSource;

/**
 * Several connections that see the cell at one and the same moment. Whatever writes to the books
 * holds its lane's row from its first statement to its commit; so while all lanes' rows are locked
 * here, and no new one can be added, no writing is under way, and snapshots begun in that time are
 * the same. The lock is held for one statement on each connection, about a millisecond in all.
 */
final class SharedSnapshot implements AutoCloseable {

    private static final String LOCK_LANES = "SELECT number FROM lane ORDER BY number FOR UPDATE";

    /** Who empties the table into archives holds one of these rows, and no lane's. */
    private static final String LOCK_ARCHIVES =
            "SELECT last_batch FROM ledger_archive ORDER BY lane, last_batch FOR UPDATE";

    private static final String BEGIN = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY";

    private final List<Opened> all = new ArrayList<>();
    private final BlockingQueue<Connection> free;

    private SharedSnapshot(int connections) {
        free = new ArrayBlockingQueue<>(connections);
    }

    private record Opened(Connection connection, int isolation) {}

    static SharedSnapshot open(DataSource database, int connections) throws SQLException {
        var snapshot = new SharedSnapshot(connections);
        try {
            for (int i = 0; i < connections; i++) {
                snapshot.add(database.getConnection());
            }
            snapshot.begin(database);
            return snapshot;
        } catch (SQLException | RuntimeException failed) {
            snapshot.close();
            throw failed;
        }
    }

    private void add(Connection connection) throws SQLException {
        all.add(new Opened(connection, connection.getTransactionIsolation()));
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    private void begin(DataSource database) throws SQLException {
        try (var gate = database.getConnection()) {
            boolean autoCommit = gate.getAutoCommit();
            int isolation = gate.getTransactionIsolation();
            // repeatable read also locks the gaps, where a new lane's row would go
            gate.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            gate.setAutoCommit(false);
            try (var statement = gate.createStatement()) {
                statement.execute(LOCK_ARCHIVES);
                statement.execute(LOCK_LANES);
                for (var opened : all) {
                    begin(opened.connection());
                }
            } finally {
                gate.rollback();
                gate.setAutoCommit(autoCommit);
                gate.setTransactionIsolation(isolation);
            }
        }
    }

    private void begin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(BEGIN);
        }
        free.add(connection);
    }

    /** Reads through a connection. */
    interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /** Reads through one that nobody uses, waiting for it. */
    <T> T read(Reading<T> reading) throws SQLException, InterruptedException {
        var connection = free.take();
        try {
            return reading.from(connection);
        } finally {
            free.add(connection);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var opened : all) {
            try (var connection = opened.connection();
                    var statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
                connection.setTransactionIsolation(opened.isolation());
            }
        }
    }
}
