package io.larder.recharge;

import io.larder.ledger.BusinessClock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Resolves what is not known: orders without an answer, orders past their expiry, refunds on their
 * way. What is due stands in the database, so a restart forgets nothing; at most a fixed number of
 * channel calls run at once, so live traffic is not starved.
 */
@Component
class Janitor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    private static final int MOST_AT_ONCE = 200;

    private final JdbcClient sql;
    private final BusinessClock clock;
    private final SettleAttempt attempts;
    private final SettleRefund refunds;
    private final RechargeSettings settings;
    private final Semaphore calls;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private @Nullable Thread thread;

    Janitor(
            JdbcClient sql,
            BusinessClock clock,
            SettleAttempt attempts,
            SettleRefund refunds,
            RechargeSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.attempts = attempts;
        this.refunds = refunds;
        this.settings = settings;
        this.calls = new Semaphore(settings.janitorCalls());
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("recharge-janitor").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        var started = thread;
        if (started != null) {
            started.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                sweep();
                Thread.sleep(settings.janitorPoll());
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException away) {
                LOG.warn("the janitor could not look: {}", away.getMessage());
                pauseAfterFailure();
            }
        }
    }

    private void pauseAfterFailure() {
        try {
            Thread.sleep(settings.janitorPoll().multipliedBy(8));
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    /** Starts on everything that is due now. */
    void sweep() throws InterruptedException {
        for (var id : due("recharge_attempt")) {
            begin(id, number -> attempts.settle(number, false));
        }
        for (var id : due("recharge_refund")) {
            begin(id, refunds::settle);
        }
    }

    private List<String> due(String table) {
        return sql.sql(
                        "SELECT id FROM "
                                + table
                                + " WHERE janitor_due_at <= ? ORDER BY janitor_due_at LIMIT ?")
                .param(LocalDateTime.ofInstant(clock.now(), ZoneOffset.UTC))
                .param(MOST_AT_ONCE)
                .query(String.class)
                .list();
    }

    private void begin(String id, Consumer<String> settle) throws InterruptedException {
        if (!inHand.add(id)) {
            return;
        }
        calls.acquire();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                settle.accept(id);
                            } catch (RuntimeException failed) {
                                LOG.warn("{} stays unsettled: {}", id, failed.toString());
                            } finally {
                                inHand.remove(id);
                                calls.release();
                            }
                        });
    }
}
