package io.larder.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Lets long work that must not run twice at once be done by one after the other, over all processes
 * of a cell: by an advisory lock of the database, which a process that dies gives up by dying. Work
 * whose connection breaks goes on to its end while another may begin, so it must also find what an
 * earlier attempt left.
 */
@Component
public class InTurn {

    private static final int PATIENCE_SECONDS = 300;

    private final DataSource database;
    private final ConcurrentMap<String, ReentrantLock> here = new ConcurrentHashMap<>();

    InTurn(DataSource database) {
        this.database = database;
    }

    /**
     * Does it when it is its turn. Throws {@link CannotAcquireLockException} when others did not
     * come to an end for five minutes.
     *
     * @param name of the work, at most 20 characters
     */
    public <T> T run(String name, Supplier<T> work) {
        // one of each process waits at the database; the others would each hold a connection
        var mine = here.computeIfAbsent(name, any -> new ReentrantLock());
        mine.lock();
        try (var connection = database.getConnection()) {
            take(connection, name);
            try {
                return work.get();
            } finally {
                giveBack(connection, name);
            }
        } catch (SQLException away) {
            throw new DataAccessResourceFailureException(name + " cannot have its turn", away);
        } finally {
            mine.unlock();
        }
    }

    private static void take(Connection connection, String name) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT GET_LOCK(CONCAT(LEFT(DATABASE(), 40), '.', ?), ?)")) {
            statement.setString(1, name);
            statement.setInt(2, PATIENCE_SECONDS);
            try (var result = statement.executeQuery()) {
                if (!result.next() || result.getInt(1) != 1) {
                    throw new CannotAcquireLockException(name + " is done by another process");
                }
            }
        }
    }

    /** A connection that broke has given it back already. */
    private static void giveBack(Connection connection, String name) {
        try (var statement =
                connection.prepareStatement(
                        "DO RELEASE_LOCK(CONCAT(LEFT(DATABASE(), 40), '.', ?))")) {
            statement.setString(1, name);
            statement.execute();
        } catch (SQLException gone) {
            // and the pool finds out by itself
        }
    }
}
