package io.larder.ledger;

import io.larder.ledger.Invariant.Breach;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stops writing when the books are found wrong. The stop is stored, so a restart does not lift it;
 * reads go on. A whole audit without a breach lifts it.
 */
@Component
public class CellFreeze {

    private static final Logger LOG = LoggerFactory.getLogger(CellFreeze.class);
    private static final int LONGEST = 500;

    private final JdbcClient sql;
    private final InstantSource wallTime;
    private volatile @Nullable Breach breach;

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
        LOG.error("WRITING IS STOPPED: {}: {}", found.invariant(), found.what());
        breach = found;
        var what = found.what();
        sql.sql("REPLACE INTO cell_freeze (invariant, what, at) VALUES (?, ?, ?)")
                .params(
                        List.of(
                                found.invariant(),
                                what.substring(0, Math.min(LONGEST, what.length())),
                                LocalDateTime.ofInstant(wallTime.instant(), ZoneOffset.UTC)))
                .update();
    }

    /** Lifts the stop after a whole audit that found nothing; otherwise it stays. */
    public void liftAfter(AuditReport report) {
        if (report.ok() && isFrozen()) {
            sql.sql("DELETE FROM cell_freeze").update();
            breach = null;
            LOG.warn("writing goes on: the whole audit found nothing");
        }
    }

    private Optional<Breach> stored() {
        return sql.sql("SELECT invariant, what FROM cell_freeze LIMIT 1")
                .query(Breach.class)
                .optional();
    }
}
