package io.larder.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The events there are, for whoever carries them on. In a lane they are numbered without a gap from
 * 1, in the order of their commits; the first ones may have been trimmed.
 */
@Component
public class Outbox {

    private final JdbcClient sql;

    /** The events of the cell behind these connections. */
    public Outbox(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A lane's end.
     *
     * @param next the number its next event will have
     */
    public record End(int lane, long next) {}

    /**
     * An event as it is stored.
     *
     * @param payload JSON; null when the type is not among those asked for
     * @param at the business instant of its batch
     */
    public record Entry(int lane, long number, String type, @Nullable String payload, Instant at) {}

    /** Every lane's end. */
    public List<End> ends() {
        return sql.sql("SELECT number, next_event FROM lane ORDER BY number")
                .query((row, number) -> new End(row.getInt(1), row.getLong(2)))
                .list();
    }

    /** The first event that is still there, or the next one when there is none. */
    public long first(int lane) {
        return sql.sql("SELECT MIN(number) FROM outbox WHERE lane = ?")
                .param(lane)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .orElseGet(() -> next(lane));
    }

    private long next(int lane) {
        return sql.sql("SELECT next_event FROM lane WHERE number = ?")
                .param(lane)
                .query(Long.class)
                .single();
    }

    /** Events of a lane in order, whatever their type. */
    public List<Entry> read(int lane, long from, int most, Set<String> payloadsOf) {
        return sql.sql(
                        """
                        SELECT number, type, CASE WHEN type IN (:types) THEN payload END, at
                          FROM outbox
                         WHERE lane = :lane AND number >= :from ORDER BY number LIMIT :most
                        """)
                .param("types", payloadsOf)
                .param("lane", lane)
                .param("from", from)
                .param("most", most)
                .query(
                        (row, number) ->
                                new Entry(
                                        lane,
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        instant(row, 4)))
                .list();
    }

    /** When an event was written, when it is still there. */
    public Optional<Instant> writtenAt(int lane, long number) {
        return sql.sql("SELECT at FROM outbox WHERE lane = ? AND number = ?")
                .params(lane, number)
                .query(LocalDateTime.class)
                .optional()
                .map(at -> at.toInstant(ZoneOffset.UTC));
    }

    /**
     * Deletes the oldest events of a lane.
     *
     * @param before only those with a lower number
     * @param olderThan only those written before that business instant
     * @param most at most so many at once
     * @return how many were deleted
     */
    public int trim(int lane, long before, Instant olderThan, int most) {
        var old =
                sql
                        .sql("SELECT number, at FROM outbox WHERE lane = ? ORDER BY number LIMIT ?")
                        .params(lane, most)
                        .query((row, number) -> new Written(row.getLong(1), instant(row, 2)))
                        .list()
                        .stream()
                        .takeWhile(it -> it.number() < before && it.at().isBefore(olderThan))
                        .toList();
        if (old.isEmpty()) {
            return 0;
        }
        // by numbers alone, so that nothing is locked that the writer could want
        return sql.sql("DELETE FROM outbox WHERE lane = ? AND number BETWEEN ? AND ?")
                .params(lane, old.getFirst().number(), old.getLast().number())
                .update();
    }

    private record Written(long number, Instant at) {}

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
