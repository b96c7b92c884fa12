package io.larder.assembly;

import io.larder.money.Ids;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The processes that follow the sandbox's business time. Each notes the offset that it has, at
 * least once a second while it lives, so that whoever advanced the time can wait for the others.
 */
@Component
@ConditionalOnProperty(name = "larder.mode", havingValue = "SANDBOX")
class ClockFollowers {

    private static final Logger LOG = LoggerFactory.getLogger(ClockFollowers.class);
    private static final long NOTED_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration POLL = Duration.ofMillis(20);

    /** Who was silent for so long has ended, or reads the stored offset before it goes on. */
    private static final String BEHIND =
            """
            SELECT COUNT(*) FROM clock_follower
             WHERE process <> ? AND offset_seconds < ?
               AND seen_at > UTC_TIMESTAMP(6) - INTERVAL 3 SECOND
            """;

    private static final String NOTE =
            """
            INSERT INTO clock_follower (process, offset_seconds, seen_at)
            VALUES (?, ?, UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE offset_seconds = VALUES(offset_seconds),
              seen_at = VALUES(seen_at)
            """;

    private final String process = Ids.next("process");
    private final OffsetClock clock;
    private final JdbcClient sql;
    private final ReentrantLock following = new ReentrantLock();
    private Duration noted = Duration.ofSeconds(-1);
    private long notedAt;

    ClockFollowers(OffsetClock clock, JdbcClient sql) {
        this.clock = clock;
        this.sql = sql;
    }

    /** Reads what another process may have stored. */
    @Scheduled(fixedRateString = "${larder.sandbox.clock-poll-ms:100}")
    void follow() {
        if (!following.tryLock()) {
            return;
        }
        try {
            clock.catchUp();
            var has = clock.offset();
            if (!has.equals(noted) || System.nanoTime() - notedAt > NOTED_EVERY_NANOS) {
                sql.sql(NOTE).params(process, has.toSeconds()).update();
                noted = has;
                notedAt = System.nanoTime();
            }
        } catch (RuntimeException away) {
            LOG.debug("the business clock is read again: {}", away.toString());
        } finally {
            following.unlock();
        }
    }

    /** Waits until every other process that lives has this offset: seconds at most. */
    void awaitOthers(Duration offset) {
        forgetEnded();
        while (sql.sql(BEHIND).params(process, offset.toSeconds()).query(Long.class).single() > 0) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void forgetEnded() {
        sql.sql("DELETE FROM clock_follower WHERE seen_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR")
                .update();
    }
}
