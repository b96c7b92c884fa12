package io.larder.reconcile.day;

import io.larder.ledger.Stored;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The channels' days that are matched whole. */
@Component
class ChannelDays {

    private static final Stored<ChannelDayRow> ROWS = Stored.of(ReconcileTables.CHANNEL_DAYS);

    private final JdbcClient sql;

    ChannelDays(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<ChannelDayRow> find(String channel, LocalDate date) {
        return sql.sql(ROWS.select() + "WHERE id = ?")
                .param(Names.day(channel, date))
                .query(ROWS.rows())
                .optional();
    }
}
