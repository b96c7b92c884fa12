package io.larder.card.bonus;

import io.larder.ledger.Stored;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The campaigns there are. Those that have not been ended are kept in memory, so that a recharge
 * asks no database for them; another process's new campaign is known here within a few seconds.
 */
@Component
public class Campaigns {

    private static final Logger LOG = LoggerFactory.getLogger(Campaigns.class);
    private static final Stored<Campaign> STORED = Stored.of(BonusTables.CAMPAIGNS);

    private final JdbcClient sql;
    private volatile @Nullable List<Campaign> open;

    Campaigns(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those that have not been ended, whatever their days: an immutable list. */
    public List<Campaign> open() {
        var known = open;
        return known == null ? refreshed() : known;
    }

    /** Reads them again; at once after a change made here. */
    List<Campaign> refreshed() {
        var read =
                List.copyOf(
                        sql.sql(STORED.select() + "WHERE ended_at IS NULL ORDER BY id")
                                .query(STORED.rows())
                                .list());
        open = read;
        return read;
    }

    /** Every campaign, newest first. */
    List<Campaign> all() {
        return sql.sql(STORED.select() + "ORDER BY id DESC").query(STORED.rows()).list();
    }

    Optional<Campaign> find(String id) {
        return sql.sql(STORED.select() + "WHERE id = ?").param(id).query(STORED.rows()).optional();
    }

    /** Another process may have made or ended one. */
    @Scheduled(fixedDelayString = "${larder.card.campaign-poll-ms:2000}")
    void poll() {
        try {
            refreshed();
        } catch (RuntimeException away) {
            LOG.warn("campaigns stay as they were known: {}", away.toString());
        }
    }
}
