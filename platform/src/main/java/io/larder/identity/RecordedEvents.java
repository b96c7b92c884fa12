package io.larder.identity;

import io.larder.money.Ids;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Security events in their table, at most so many of a kind each minute. */
@Component
final class RecordedEvents implements SecurityEvents {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedEvents.class);
    private static final int PER_MINUTE = 600;
    private static final int LONGEST_DETAIL = 400;
    private static final int LONGEST_WHO = 80;

    private final JdbcClient sql;
    private final InstantSource clock;
    private final Map<String, Integer> thisMinute = new HashMap<>();
    private long minute;

    RecordedEvents(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public void record(String what, String who, String detail) {
        int count = count(what);
        if (count > PER_MINUTE) {
            return;
        }
        try {
            insert(what, who, count == PER_MINUTE ? "more of these this minute are cut" : detail);
        } catch (RuntimeException fault) {
            LOG.error("A security event could not be recorded: {}", what, fault);
        }
    }

    private synchronized int count(String what) {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            thisMinute.clear();
        }
        return thisMinute.merge(what, 1, Integer::sum);
    }

    private void insert(String what, String who, String detail) {
        sql.sql("INSERT INTO security_event (id, at, what, who, detail) VALUES (?, ?, ?, ?, ?)")
                .params(
                        Ids.next("event"),
                        DatabaseTime.of(clock.instant()),
                        what,
                        cut(who, LONGEST_WHO),
                        cut(detail, LONGEST_DETAIL))
                .update();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** The first and last character of a name. */
    static String masked(String name) {
        return name.length() < 3 ? "***" : name.charAt(0) + "***" + name.charAt(name.length() - 1);
    }
}
