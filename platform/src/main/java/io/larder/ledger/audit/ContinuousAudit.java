package io.larder.ledger.audit;

import io.larder.ledger.CellFreeze;
import io.larder.ledger.Invariant;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Checks what new batches touched, soon after their commit, and freezes the cell on a breach. It
 * begins at each lane's head when the server starts; what was before is the whole audit's.
 */
@Component
class ContinuousAudit implements SmartLifecycle, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(ContinuousAudit.class);
    private static final long PAUSE_MS = 100;
    private static final long PAUSE_AFTER_FAILURE_MS = 5_000;

    private final DataSource database;
    private final List<Invariant> invariants;
    private final CellFreeze freeze;
    private @Nullable Map<Integer, Long> audited;
    private final AuditedBalances balances = new AuditedBalances();
    private volatile long checkedAtNanos = System.nanoTime();
    private volatile boolean running;
    private @Nullable Thread thread;

    ContinuousAudit(DataSource database, List<Invariant> invariants, CellFreeze freeze) {
        this.database = database;
        this.invariants = List.copyOf(invariants);
        this.freeze = freeze;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("continuous-audit").start(this::work);
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
                checkNew(new WorkAndRest(System::nanoTime, LockSupport::parkNanos));
                pause(PAUSE_MS);
            } catch (RuntimeException away) {
                if (running) {
                    LOG.warn("the books could not be read: {}", away.getMessage());
                    pause(PAUSE_AFTER_FAILURE_MS);
                }
            }
        }
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    /** Shows how long ago what is not checked yet may have been committed. */
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "larder.audit.behind",
                        this,
                        it -> (System.nanoTime() - it.checkedAtNanos) / 1e9)
                .description("Everything that was committed longer ago has been checked")
                .baseUnit("seconds")
                .register(registry);
    }

    /**
     * Checks everything committed since the last time; the first time, notes where that is.
     *
     * @param rest is run between two pieces of work
     */
    void checkNew(Runnable rest) {
        long begun = System.nanoTime();
        var since = audited;
        if (since == null) {
            audited = Snapshot.of(database, TouchedCheck::heads);
        } else {
            audited = checkedSince(since, rest);
        }
        checkedAtNanos = begun;
    }

    private Map<Integer, Long> checkedSince(Map<Integer, Long> since, Runnable rest) {
        try {
            var check =
                    Snapshot.of(
                            database,
                            sql -> {
                                var touched = new TouchedBalances(sql, invariants, balances);
                                return new TouchedCheck(sql, invariants, touched, rest)
                                        .since(since);
                            });
            check.breaches().stream().findFirst().ifPresent(this::found);
            return check.heads();
        } catch (RuntimeException notToItsEnd) {
            balances.forget();
            throw notToItsEnd;
        }
    }

    private void found(Invariant.Breach breach) {
        balances.forget();
        if (!freeze.isFrozen()) {
            freeze.freeze(breach);
        }
    }
}
