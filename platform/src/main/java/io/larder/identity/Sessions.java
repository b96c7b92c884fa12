package io.larder.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions of staff, kept in the database by the hash of their cookie, so they outlive a restart.
 * What a session may do is read again every few seconds. Its last use is noted once a minute, so it
 * can end up to a minute before it has been idle for the whole time allowed.
 */
@Component
final class Sessions {

    /** A session in use. */
    record Session(Caller caller, boolean mustChange, String csrfToken) {}

    private record Row(String staffId, LocalDateTime createdAt, LocalDateTime lastSeenAt) {}

    private record Known(Session session, Instant createdAt, Instant lastSeenAt, Instant readAt) {}

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final int REMEMBERED = 5_000;

    private final JdbcClient sql;
    private final StaffAccounts staff;
    private final IdentitySettings settings;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Sessions(JdbcClient sql, StaffAccounts staff, IdentitySettings settings, InstantSource clock) {
        this.sql = sql;
        this.staff = staff;
        this.settings = settings;
        this.clock = clock;
    }

    /** Opens a session and returns its cookie's value. */
    String open(String staffId) {
        var token = Tokens.random();
        var now = DatabaseTime.of(clock.instant());
        sql.sql("DELETE FROM staff_session WHERE last_seen_at < ?")
                .param(DatabaseTime.of(clock.instant().minus(settings.sessionLongest())))
                .update();
        sql.sql(
                        "INSERT INTO staff_session (token_hash, staff_id, created_at,"
                                + " last_seen_at) VALUES (?, ?, ?, ?)")
                .params(Tokens.hash(token), staffId, now, now)
                .update();
        return token;
    }

    /** The session of a cookie; empty when it has ended or never was. */
    Optional<Session> find(String token) {
        var hash = Tokens.hash(token);
        var now = clock.instant();
        var found = known.get(hash);
        if (found == null || now.isAfter(found.readAt().plus(FRESH))) {
            found = read(hash, token, now);
        }
        if (found == null) {
            known.remove(hash);
            return Optional.empty();
        }
        if (now.isAfter(found.lastSeenAt().plus(settings.sessionIdle()))
                || now.isAfter(found.createdAt().plus(settings.sessionLongest()))) {
            end(hash);
            return Optional.empty();
        }
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        known.put(hash, seen(hash, found, now));
        return Optional.of(found.session());
    }

    /** Ends the session of a cookie. */
    void close(String token) {
        end(Tokens.hash(token));
    }

    /** Ends all sessions of somebody, but for the one of a cookie where it is given. */
    void closeAll(String staffId, @Nullable String exceptToken) {
        sql.sql("DELETE FROM staff_session WHERE staff_id = ? AND token_hash <> ?")
                .params(staffId, exceptToken == null ? "" : Tokens.hash(exceptToken))
                .update();
        forget(staffId);
    }

    /** Makes a change of rights count at once. */
    void forget(String staffId) {
        known.values().removeIf(it -> it.session().caller().id().equals(staffId));
    }

    /** Makes a change of stores count at once. */
    void forgetAll() {
        known.clear();
    }

    /** What a page must send back with each change; bound to the session. */
    static String csrfToken(String token) {
        return Tokens.hash("csrf " + token);
    }

    private @Nullable Known read(String hash, String token, Instant now) {
        return sql.sql(
                        "SELECT staff_id, created_at, last_seen_at FROM staff_session WHERE"
                                + " token_hash = ?")
                .param(hash)
                .query(Row.class)
                .optional()
                .flatMap(row -> session(row, token, now))
                .orElse(null);
    }

    private Optional<Known> session(Row row, String token, Instant now) {
        return staff.find(row.staffId())
                .filter(account -> !account.disabled())
                .map(
                        account ->
                                new Known(
                                        new Session(
                                                staff.caller(account),
                                                account.mustChange(),
                                                csrfToken(token)),
                                        DatabaseTime.instant(row.createdAt()),
                                        DatabaseTime.instant(row.lastSeenAt()),
                                        now));
    }

    private Known seen(String hash, Known found, Instant now) {
        if (now.isBefore(found.lastSeenAt().plus(NOTED))) {
            return found;
        }
        sql.sql("UPDATE staff_session SET last_seen_at = ? WHERE token_hash = ?")
                .params(DatabaseTime.of(now), hash)
                .update();
        return new Known(found.session(), found.createdAt(), now, found.readAt());
    }

    private void end(String hash) {
        sql.sql("DELETE FROM staff_session WHERE token_hash = ?").param(hash).update();
        known.remove(hash);
    }
}
