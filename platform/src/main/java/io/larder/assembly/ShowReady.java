package io.larder.assembly;

import io.larder.ledger.CellFreeze;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a proxy whether this process can work now. The database is asked twice a second, not by the
 * question, so that the answer comes at once also while the database is away.
 */
@RestController
class ShowReady {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final JdbcClient sql;
    private final CellFreeze freeze;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile long answeredAt = System.nanoTime();

    ShowReady(JdbcClient sql, CellFreeze freeze) {
        this.sql = sql;
        this.freeze = freeze;
    }

    /** What this process waits for, if it does. */
    enum Database {
        /** The database answered within the last two seconds. */
        ANSWERS,
        /** It did not; the writer waits and goes on when it is back. */
        AWAY
    }

    /**
     * Whether it can work.
     *
     * @param ready false with status 503
     * @param writing false when the audit found a breach: then reads go on, and writes are answered
     *     {@code cell_frozen}
     */
    record Ready(boolean ready, Database database, boolean writing) {}

    @Scheduled(fixedRateString = "${larder.ready-poll-ms:500}")
    void ask() {
        if (!asking.tryLock()) {
            return;
        }
        try {
            var unused = sql.sql("SELECT 1").query(Integer.class).single();
            answeredAt = System.nanoTime();
        } catch (RuntimeException away) {
            // that is what is told
        } finally {
            asking.unlock();
        }
    }

    @GetMapping("/ready")
    ResponseEntity<Ready> show() {
        boolean answers = System.nanoTime() - answeredAt < FRESH.toNanos();
        var database = answers ? Database.ANSWERS : Database.AWAY;
        var ready = new Ready(answers, database, answers && !freeze.isFrozen());
        return answers
                ? ResponseEntity.ok(ready)
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .body(ready);
    }
}
