package io.larder.ledger;

import io.larder.ledger.Invariant.Breach;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Stops writing when the books are found wrong. The stop is stored, so a restart does not lift it;
 * reads go on. A whole audit without a breach lifts it. Twice a second it is read again, since
 * another process may have stopped writing, or an audit by hand lifted the stop.
 */
@Component
public class CellFreeze {

    private static final Logger LOG = LoggerFactory.getLogger(CellFreeze.class);
    private static final int LONGEST = 500;
    private static final String STOPPED = "WRITING IS STOPPED: {}: {}";
    private static final String GOES_ON = "writing goes on: a whole audit found nothing";

    private final JdbcClient sql;
    private final InstantSource wallTime;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable Breach breach;
    private boolean unstored;

    /** Reads whether an earlier run had stopped writing. */
    public CellFreeze(JdbcClient sql, InstantSource wallTime) {
        this.sql = sql;
        this.wallTime = wallTime;
        this.breach = stored().orElse(null);
    }

    /** Whether writing is stopped. */
    public boolean isFrozen() {
        return breach != null;
    }

    /** Why, if it is. */
    public Optional<Breach> why() {
        return Optional.ofNullable(breach);
    }

    /** Stops writing, loudly. */
    public void freeze(Breach found) {
        changing.lock();
        try {
            LOG.error(STOPPED, found.invariant(), found.what());
            breach = found;
            unstored = true;
            store(found);
        } finally {
            changing.unlock();
        }
    }

    /** One that the database would not take at once is not forgotten. */
    private void store(Breach found) {
        var what = found.what();
        sql.sql("REPLACE INTO cell_freeze (invariant, what, at) VALUES (?, ?, ?)")
                .params(
                        List.of(
                                found.invariant(),
                                what.substring(0, Math.min(LONGEST, what.length())),
                                LocalDateTime.ofInstant(wallTime.instant(), ZoneOffset.UTC)))
                .update();
        unstored = false;
    }

    /** At a rate, since whatever has a delay waits for whatever else has one. */
    @Scheduled(fixedRateString = "${larder.ledger.freeze-poll-ms:500}")
    void poll() {
        if (!changing.tryLock()) {
            return;
        }
        try {
            readAgain();
        } catch (RuntimeException away) {
            LOG.debug("whether writing is stopped is asked again: {}", away.toString());
        } finally {
            changing.unlock();
        }
    }

    /** Takes over what stands in the database, or stores there what could not be stored before. */
    void readAgain() {
        changing.lock();
        try {
            var mine = breach;
            if (mine != null && unstored) {
                store(mine);
                return;
            }
            var stored = stored().orElse(null);
            if (mine == null && stored != null) {
                LOG.error(STOPPED, stored.invariant(), stored.what());
            } else if (mine != null && stored == null) {
                LOG.warn(GOES_ON);
            }
            breach = stored;
        } finally {
            changing.unlock();
        }
    }

    /**
     * A stop as it is stored.
     *
     * @param at when it was found, which tells it from a later one of the same invariant
     */
    public record Stop(String invariant, String what, LocalDateTime at) {}

    /** The stops there are: those that an audit which begins now may lift. */
    public List<Stop> stops() {
        return sql.sql("SELECT invariant, what, at FROM cell_freeze").query(Stop.class).list();
    }

    /**
     * Lifts stops after a whole audit that found nothing. What another process found meanwhile,
     * perhaps behind what the audit read, stays.
     *
     * @param before {@link #stops} before the audit began
     */
    public void liftAfter(AuditReport report, List<Stop> before) {
        if (!report.ok()) {
            return;
        }
        changing.lock();
        try {
            for (var stop : before) {
                sql.sql("DELETE FROM cell_freeze WHERE invariant = ? AND at = ?")
                        .params(stop.invariant(), stop.at())
                        .update();
            }
            readAgain();
        } finally {
            changing.unlock();
        }
    }

    private Optional<Breach> stored() {
        return stops().stream().map(stop -> new Breach(stop.invariant(), stop.what())).findFirst();
    }
}
