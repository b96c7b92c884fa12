package io.larder.ledger.audit;

import io.larder.ledger.CellFreeze;
import io.larder.ledger.Invariant;
import java.util.List;
import java.util.Map;
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
class ContinuousAudit implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ContinuousAudit.class);
    private static final long PAUSE_MS = 500;
    private static final long PAUSE_AFTER_FAILURE_MS = 5_000;

    private final DataSource database;
    private final List<Invariant> invariants;
    private final CellFreeze freeze;
    private @Nullable Map<Integer, Long> audited;
    private final AuditedBalances balances = new AuditedBalances();
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
                checkNew();
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException away) {
                LOG.warn("the books could not be read: {}", away.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE_MS);
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    /** Checks everything committed since the last time; the first time, notes where that is. */
    void checkNew() {
        var since = audited;
        if (since == null) {
            audited = Snapshot.of(database, TouchedCheck::heads);
            return;
        }
        try {
            var check =
                    Snapshot.of(
                            database,
                            sql -> new TouchedCheck(sql, invariants, balances).since(since));
            audited = check.heads();
            check.breaches().stream().findFirst().ifPresent(this::found);
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
