package io.larder.card.possession;

import io.larder.vault.Vault;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions of cardholders, opened by an app that has signed the customer in. One proves possession
 * of every card that is registered to this customer. Its last use is noted once a minute.
 */
@Component
class OwnerSessions {

    private static final int BYTES = 32;
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final Vault vault;
    private final InstantSource wallTime;
    private final Duration idle;
    private final Duration longest;
    private final SecureRandom random = new SecureRandom();

    OwnerSessions(
            JdbcClient sql, Vault vault, InstantSource wallTime, PossessionSettings settings) {
        this.sql = sql;
        this.vault = vault;
        this.wallTime = wallTime;
        this.idle = Duration.ofMinutes(settings.sessionIdleMinutes());
        this.longest = Duration.ofMinutes(settings.sessionLongestMinutes());
    }

    /**
     * A session as its app gets it.
     *
     * @param idleSeconds after so long without use it ends
     * @param endsAt when it ends in any case
     */
    record NewSession(String session, long idleSeconds, Instant endsAt) {
        @Override
        public String toString() {
            return "NewSession";
        }
    }

    private record Row(String customerId, Instant openedAt, Instant lastSeenAt) {}

    NewSession open(String customerId, String by) {
        var now = wallTime.instant();
        sql.sql("DELETE FROM card_owner_session WHERE last_seen_at < ? LIMIT 100")
                .param(DatabaseTime.of(now.minus(longest)))
                .update();
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sql.sql(
                        "INSERT INTO card_owner_session (token_hash, customer_id, opened_by,"
                                + " opened_at, last_seen_at) VALUES (?, ?, ?, ?, ?)")
                .params(hash(token), customerId, by, DatabaseTime.of(now), DatabaseTime.of(now))
                .update();
        return new NewSession(token, idle.toSeconds(), now.plus(longest));
    }

    /** Ends a session; one that has ended stays so. */
    void end(String token) {
        sql.sql("DELETE FROM card_owner_session WHERE token_hash = ?").param(hash(token)).update();
    }

    /** Whether the session goes on and its customer holds the card. */
    boolean isOf(@Nullable String cardId, String token) {
        var hash = hash(token);
        var session = find(hash);
        var holder = holder(cardId == null ? Possession.NOBODY : cardId);
        boolean holds = session.isPresent() && session.map(Row::customerId).equals(holder);
        if (holds) {
            seen(hash, session.get());
        }
        return holds;
    }

    private Optional<Row> find(String hash) {
        var now = wallTime.instant();
        return sql.sql(
                        "SELECT customer_id, opened_at, last_seen_at FROM card_owner_session"
                                + " WHERE token_hash = ?")
                .param(hash)
                .query(
                        (row, i) ->
                                new Row(
                                        row.getString(1),
                                        DatabaseTime.instant(row.getObject(2, LocalDateTime.class)),
                                        DatabaseTime.instant(
                                                row.getObject(3, LocalDateTime.class))))
                .optional()
                .filter(
                        it ->
                                now.isBefore(it.lastSeenAt().plus(idle))
                                        && now.isBefore(it.openedAt().plus(longest)));
    }

    private Optional<String> holder(String cardId) {
        return sql.sql("SELECT customer_id FROM card WHERE id = ? AND customer_id IS NOT NULL")
                .param(cardId)
                .query(String.class)
                .optional();
    }

    private void seen(String hash, Row session) {
        var now = wallTime.instant();
        if (now.isAfter(session.lastSeenAt().plus(NOTED))) {
            sql.sql("UPDATE card_owner_session SET last_seen_at = ? WHERE token_hash = ?")
                    .params(DatabaseTime.of(now), hash)
                    .update();
        }
    }

    private String hash(String token) {
        return vault.lookup("owner_session", token);
    }
}
