package io.larder.books;

import io.larder.books.BookedSums.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A line through the ledger: each lane's last batch that lies before it.
 *
 * @param last by lane; 0 where nothing does
 */
record Cut(Map<Integer, Long> last) {

    /** After every batch up to a moment of business time. */
    static Cut at(JdbcClient sql, Instant moment) {
        return of(sql, "at <= ?", LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }

    /** After every batch up to a business date. */
    static Cut endOf(JdbcClient sql, LocalDate date) {
        return of(sql, "business_date <= ?", date);
    }

    /** Time never goes back in a lane, so its last batch is found from its end. */
    private static Cut of(JdbcClient sql, String condition, Object value) {
        var last = new TreeMap<Integer, Long>();
        for (int lane : sql.sql("SELECT number FROM lane").query(Integer.class).list()) {
            var batch =
                    sql.sql(
                                    "SELECT number FROM batch WHERE lane = ? AND "
                                            + condition
                                            + " ORDER BY number DESC LIMIT 1")
                            .params(lane, value)
                            .query(Long.class)
                            .optional();
            last.put(lane, batch.orElse(0L));
        }
        return new Cut(last);
    }

    /** Everything after it. */
    List<Range> after() {
        return upTo(null);
    }

    /** Everything between this one and a later one. */
    List<Range> until(Cut later) {
        return upTo(later);
    }

    private List<Range> upTo(@Nullable Cut later) {
        var ranges = new ArrayList<Range>();
        last.forEach(
                (lane, batch) -> {
                    long end = later == null ? Long.MAX_VALUE : later.last().getOrDefault(lane, 0L);
                    if (end > batch) {
                        ranges.add(new Range(lane, batch, end));
                    }
                });
        return ranges;
    }
}
