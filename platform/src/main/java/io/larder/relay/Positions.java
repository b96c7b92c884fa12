package io.larder.relay;

import io.larder.ledger.Outbox;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the consumers have come. */
@Component
class Positions {

    private final JdbcClient sql;
    private final Outbox outbox;

    Positions(JdbcClient sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /** A consumer's next event in each lane; lanes in which it has not begun are left out. */
    Map<Integer, Long> of(String consumer) {
        var next = new HashMap<Integer, Long>();
        sql.sql("SELECT lane, next_event FROM relay_position WHERE consumer = ?")
                .param(consumer)
                .query(
                        row -> {
                            next.put(row.getInt(1), row.getLong(2));
                        });
        return next;
    }

    /** Begins a lane at the first event that is still there; one that has begun is left alone. */
    void begin(String consumer, int lane) {
        sql.sql(
                        "INSERT IGNORE INTO relay_position (consumer, lane, next_event)"
                                + " VALUES (?, ?, ?)")
                .params(consumer, lane, outbox.first(lane))
                .update();
    }

    /**
     * Holds a position for this transaction; empty while another process holds it, which then does
     * the work.
     */
    OptionalLong hold(String consumer, int lane) {
        return sql
                .sql(
                        """
                        SELECT next_event FROM relay_position
                         WHERE consumer = ? AND lane = ? FOR UPDATE SKIP LOCKED
                        """)
                .params(consumer, lane)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    void advance(String consumer, int lane, long next) {
        sql.sql("UPDATE relay_position SET next_event = ? WHERE consumer = ? AND lane = ?")
                .params(next, consumer, lane)
                .update();
    }

    /** The first event of a lane that one of these consumers has still to take. */
    long passedByAll(Collection<String> consumers, int lane, long end) {
        long passed = end;
        for (var consumer : consumers) {
            passed = Math.min(passed, of(consumer).getOrDefault(lane, 0L));
        }
        return passed;
    }
}
