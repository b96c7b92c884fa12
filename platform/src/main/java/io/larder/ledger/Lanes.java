package io.larder.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the writers' streams have come in business time. */
@Component
public class Lanes {

    private static final Duration POLL = Duration.ofMillis(20);

    private final JdbcClient sql;

    Lanes(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Whether no transfer of that business date or an earlier one can be written any more: each
     * lane that a process holds has a batch dated later, and a lane that nobody holds will be
     * entered at the present date.
     */
    public boolean arePast(LocalDate date) {
        return sql.sql(
                                """
                                SELECT COUNT(*) FROM lane
                                 WHERE last_business_date <= :date
                                   AND IS_USED_LOCK(CONCAT(LEFT(DATABASE(), 40), '.lane.', number))
                                       IS NOT NULL
                                """)
                        .param("date", date)
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** Waits so long at most until no transfer of that date or an earlier one can come any more. */
    public boolean comePast(LocalDate date, Duration longest) {
        var until = Instant.now().plus(longest);
        while (!arePast(date)) {
            if (Instant.now().isAfter(until)) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    /** The business date of the first batch ever written. */
    public Optional<LocalDate> firstDate() {
        return sql.sql(
                        """
                        SELECT MIN(b.business_date) FROM lane l
                          JOIN batch b ON b.lane = l.number AND b.number = 1
                        """)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }
}
