package io.larder.assembly;

import io.larder.ledger.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sandbox business time: the wall's, advanced by a stored offset. It never goes back. Every process
 * on the database has one and follows what is stored.
 */
final class OffsetClock implements BusinessClock {

    private final InstantSource wall;
    private final JdbcClient database;
    private final TransactionOperations transaction;
    private volatile Duration offset = Duration.ZERO;

    OffsetClock(InstantSource wall, JdbcClient database, TransactionOperations transaction) {
        this.wall = wall;
        this.database = database;
        this.transaction = transaction;
        catchUp();
    }

    @Override
    public Instant now() {
        return wall.instant().plus(offset);
    }

    Duration offset() {
        return offset;
    }

    @Override
    public void catchUp() {
        reach(stored(""));
    }

    /**
     * Advances business time. The offset is stored and takes effect after the others have it, so a
     * failure leaves this clock where it was and the same call may be made again. Processes that
     * advance at once do so one after the other.
     *
     * @param by whole seconds, more than zero
     * @param others brings every other clock to the new offset, counted from the wall
     */
    void advance(Duration by, Consumer<Duration> others) {
        database.sql("INSERT IGNORE INTO business_clock (id, offset_seconds) VALUES (1, 0)")
                .update();
        transaction.executeWithoutResult(
                status -> {
                    var target = stored(" FOR UPDATE").plus(by);
                    others.accept(target);
                    database.sql("UPDATE business_clock SET offset_seconds = ? WHERE id = 1")
                            .param(target.toSeconds())
                            .update();
                });
        catchUp();
    }

    private Duration stored(String locking) {
        return database.sql("SELECT offset_seconds FROM business_clock WHERE id = 1" + locking)
                .query(Long.class)
                .optional()
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    /** What was read before may arrive after what was read later. */
    private synchronized void reach(Duration stored) {
        if (stored.compareTo(offset) > 0) {
            offset = stored;
        }
    }
}
