package io.larder.ledger.writer;

import io.larder.ledger.Cell;
import io.larder.ledger.core.Chain;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * One connection with the advisory lock of one lane. The lock lives exactly as long as the
 * connection, so a dead process gives its lane up by dying.
 */
final class LaneConnection implements AutoCloseable {

    static final String OPTIONS =
            "?useAffectedRows=true&connectTimeout=5000&socketTimeout=30000&tcpKeepAlive=true"
                    + "&useServerPrepStmts=true&allowMultiQueries=true&sslMode=disable&connectionTimeZone=UTC"
                    + "&preserveInstants=false&transformedBitIsBoolean=true";
    private static final Duration TAKE_OVER_WAIT = Duration.ofSeconds(10);

    private final Connection connection;
    private final int lane;
    private final Identity identity;
    private final Statements statements;

    private LaneConnection(Connection connection, int lane, Identity identity) {
        this.connection = connection;
        this.lane = lane;
        this.identity = identity;
        this.statements = new Statements(connection);
    }

    /** Takes the lowest free lane and raises its epoch. */
    static LaneConnection claim(Cell cell) throws SQLException {
        var connection = open(cell);
        try {
            for (int lane = 1; lane <= cell.lanes(); lane++) {
                if (advisoryLock(connection, lane, Duration.ZERO)) {
                    raiseEpoch(connection, lane);
                    return new LaneConnection(connection, lane, Identity.of(connection));
                }
            }
        } catch (SQLException failed) {
            connection.close(); // or it would keep the lane, and nobody could have it
            throw failed;
        }
        connection.close();
        throw new SQLException("all %d lanes are taken".formatted(cell.lanes()));
    }

    /**
     * The same lane over a new connection, after the old one failed: kills what may still run of
     * the old one, and wins its advisory lock back.
     */
    LaneConnection again(Cell cell) throws SQLException, LaneLost {
        close();
        var fresh = open(cell);
        try {
            var now = Identity.of(fresh);
            if (now.sameServerAs(identity)) {
                kill(fresh, identity.connectionId());
            }
            if (!advisoryLock(fresh, lane, TAKE_OVER_WAIT)) {
                throw new LaneLost("lane " + lane + " was taken by another process");
            }
            return new LaneConnection(fresh, lane, now);
        } catch (SQLException | LaneLost failed) {
            fresh.close();
            throw failed;
        }
    }

    Connection sql() {
        return connection;
    }

    Statements statements() {
        return statements;
    }

    int lane() {
        return lane;
    }

    /** Names of the hot accounts that have this lane's stripe already. */
    Set<String> stripes() throws SQLException {
        var names = new HashSet<String>();
        try (var statement =
                connection.prepareStatement("SELECT name FROM account WHERE stripe = ?")) {
            statement.setInt(1, lane);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    names.add(result.getString(1));
                }
            }
        }
        connection.commit();
        return names;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // The server lets go of a broken connection by itself.
        }
    }

    private static Connection open(Cell cell) throws SQLException {
        var connection =
                DriverManager.getConnection(cell.jdbcUrl() + OPTIONS, cell.user(), cell.password());
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try (var statement = connection.createStatement()) {
            // the limit plans lists of keys by statistics: else each key is searched twice
            statement.execute(
                    "SET SESSION innodb_lock_wait_timeout = 2, eq_range_index_dive_limit = 2,"
                            + " time_zone = '+00:00'");
        }
        return connection;
    }

    private static boolean advisoryLock(Connection connection, int lane, Duration wait)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT GET_LOCK(CONCAT(LEFT(DATABASE(), 40), '.lane.', ?), ?)")) {
            statement.setInt(1, lane);
            statement.setLong(2, wait.toSeconds());
            try (var result = statement.executeQuery()) {
                return result.next() && result.getInt(1) == 1;
            }
        }
    }

    private static void raiseEpoch(Connection connection, int lane) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "INSERT INTO lane VALUES (?, 1, 1, 1, ?, '1970-01-01', '1970-01-01')"
                                + " ON DUPLICATE KEY UPDATE epoch = epoch + 1")) {
            statement.setInt(1, lane);
            statement.setString(2, Chain.START);
            statement.executeUpdate();
        }
        connection.commit();
    }

    private static void kill(Connection connection, long id) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("KILL " + id);
        } catch (SQLException gone) {
            if (gone.getErrorCode() != ErrorCodes.NO_SUCH_THREAD) {
                throw gone;
            }
        }
    }

    /** Which connection of which run of the server this is: ids begin anew when a server does. */
    private record Identity(long connectionId, long serverStartedAt) {
        private static final long TOLERANCE_SECONDS = 2;

        static Identity of(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                long id = first(statement.executeQuery("SELECT CONNECTION_ID()"), 1);
                long uptime = first(statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Uptime'"), 2);
                long now = first(statement.executeQuery("SELECT UNIX_TIMESTAMP()"), 1);
                return new Identity(id, now - uptime);
            }
        }

        boolean sameServerAs(Identity other) {
            return Math.abs(serverStartedAt - other.serverStartedAt) <= TOLERANCE_SECONDS;
        }

        private static long first(ResultSet result, int column) throws SQLException {
            try (result) {
                result.next();
                return result.getLong(column);
            }
        }
    }

    /** For messages. */
    @Override
    public String toString() {
        return "lane " + lane;
    }
}
