package io.larder.assembly;

import io.larder.ledger.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sandbox business time: the wall's, advanced by a stored offset. It never goes back. */
final class OffsetClock implements BusinessClock {

    private final InstantSource wall;
    private final JdbcClient database;
    private final ReentrantLock advancing = new ReentrantLock();
    private volatile Duration offset;

    OffsetClock(InstantSource wall, JdbcClient database) {
        this.wall = wall;
        this.database = database;
        this.offset =
                database.sql("SELECT offset_seconds FROM business_clock WHERE id = 1")
                        .query(Long.class)
                        .optional()
                        .map(Duration::ofSeconds)
                        .orElse(Duration.ZERO);
    }

    @Override
    public Instant now() {
        return wall.instant().plus(offset);
    }

    Duration offset() {
        return offset;
    }

    /**
     * Advances business time. The offset is stored and takes effect after the others have it, so a
     * failure leaves this clock where it was and the same call may be made again.
     *
     * @param by whole seconds, more than zero
     * @param others brings every other clock to the new offset, counted from the wall
     */
    void advance(Duration by, Consumer<Duration> others) {
        advancing.lock();
        try {
            var target = offset.plus(by);
            others.accept(target);
            store(target);
            offset = target;
        } finally {
            advancing.unlock();
        }
    }

    private void store(Duration target) {
        database.sql(
                        """
                        INSERT INTO business_clock (id, offset_seconds) VALUES (1, ?)
                        ON DUPLICATE KEY UPDATE offset_seconds = VALUES(offset_seconds)
                        """)
                .param(target.toSeconds())
                .update();
    }
}
