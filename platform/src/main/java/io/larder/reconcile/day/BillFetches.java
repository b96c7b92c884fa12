package io.larder.reconcile.day;

import io.larder.ledger.BusinessClock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of asking for each bill the last time, for people who wait for it. */
@Component
class BillFetches {

    private static final int LONGEST_DETAIL = 300;

    private final JdbcClient sql;
    private final BusinessClock clock;

    BillFetches(JdbcClient sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The last attempt. */
    record Fetch(String outcome, String detail) {}

    void note(String channel, LocalDate date, String outcome, String detail) {
        sql.sql(
                        """
                        INSERT INTO bill_fetch (id, outcome, detail, at)
                        VALUES (:id, :outcome, :detail, :at)
                        ON DUPLICATE KEY UPDATE outcome = :outcome, detail = :detail, at = :at
                        """)
                .param("id", Names.day(channel, date))
                .param("outcome", outcome)
                .param("detail", detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)))
                .param("at", LocalDateTime.ofInstant(clock.now(), ZoneOffset.UTC))
                .update();
    }

    Optional<Fetch> last(String channel, LocalDate date) {
        return sql.sql("SELECT outcome, detail FROM bill_fetch WHERE id = ?")
                .param(Names.day(channel, date))
                .query(Fetch.class)
                .optional();
    }
}
