package io.larder.identity;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Security events, newest first, a hundred at a time. */
@RestController
final class ListSecurityEvents {

    record SecurityEvent(String id, Instant at, String what, String who, String detail) {}

    /** A page; {@code next} is the cursor of the following one, null at the end. */
    record Page(List<SecurityEvent> items, @Nullable String next) {}

    private record Row(String id, LocalDateTime at, String what, String who, String detail) {
        SecurityEvent event() {
            return new SecurityEvent(id, DatabaseTime.instant(at), what, who, detail);
        }
    }

    private static final int PAGE = 100;
    private static final String NEWEST = "~";

    private final JdbcClient sql;

    ListSecurityEvents(JdbcClient sql) {
        this.sql = sql;
    }

    @GetMapping("/api/v1/security-events")
    Page list(
            Caller caller,
            @RequestParam(defaultValue = NEWEST) @Pattern(regexp = "[!-~]{1,40}") String cursor) {
        caller.allow(Operation.SECURITY_READ);
        var items =
                sql
                        .sql(
                                "SELECT id, at, what, who, detail FROM security_event WHERE id < ?"
                                        + " ORDER BY id DESC LIMIT ?")
                        .params(cursor, PAGE)
                        .query(Row.class)
                        .list()
                        .stream()
                        .map(Row::event)
                        .toList();
        return new Page(items, items.size() < PAGE ? null : items.getLast().id());
    }
}
