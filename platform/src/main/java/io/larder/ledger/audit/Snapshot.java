package io.larder.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads the whole cell as it was at one moment, while writing goes on. */
final class Snapshot {

    private Snapshot() {}

    static <T> T of(DataSource database, Function<JdbcClient, T> reading) {
        try (var connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                // plans lists of keys by statistics: else each key is searched twice
                statement.execute("SET SESSION eq_range_index_dive_limit = 2");
                statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
                return reading.apply(
                        JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            } finally {
                try (var statement = connection.createStatement()) {
                    statement.execute("ROLLBACK");
                    statement.execute("SET SESSION eq_range_index_dive_limit = DEFAULT");
                }
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the books cannot be read", e);
        }
    }
}
