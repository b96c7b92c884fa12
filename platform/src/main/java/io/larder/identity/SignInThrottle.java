package io.larder.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * From the third failure on, an account and an address must wait before the next try: 5, 10, 20
 * seconds and so on, an account at most 30 seconds and an address at most a minute. A try during
 * the wait is refused unseen and does not prolong it, so a stranger can slow an account down but
 * never lock it. A try counts as failed until it has succeeded, so parallel guesses gain nothing.
 * Kept in the database: a restart forgives nobody.
 */
@Component
final class SignInThrottle {

    private record Row(
            String subject, int failures, LocalDateTime lastAt, LocalDateTime blockedUntil) {}

    private record Subject(String hash, Duration longest) {}

    private static final int FREE_FAILURES = 2;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration ACCOUNT_WAIT = Duration.ofSeconds(30);
    private static final Duration ADDRESS_WAIT = Duration.ofMinutes(1);

    /** After so long without a failure, earlier ones are forgotten. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    SignInThrottle(JdbcClient sql, TransactionOperations transaction, InstantSource clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Lets a try pass and counts it, or throws {@code too_many_attempts} with the wait. */
    void admit(String userName, String address) {
        var now = clock.instant();
        var wait =
                transaction.execute(
                        status -> {
                            var rows = locked(subjects(userName, address), now);
                            var longest = longestWait(rows, now);
                            if (longest.isZero()) {
                                rows.forEach(row -> count(row, now, userName, address));
                            }
                            return longest;
                        });
        if (wait != null && !wait.isZero()) {
            throw IdentityCodes.TOO_MANY_ATTEMPTS
                    .problem("Wait before you try again; the account is not locked.")
                    .retryAfter(wait);
        }
    }

    /** The try has succeeded: the account's failures are forgotten, the address's go on. */
    void succeeded(String userName, String address) {
        var now = DatabaseTime.of(clock.instant());
        sql.sql("DELETE FROM sign_in_failure WHERE subject = ?")
                .param(account(userName).hash())
                .update();
        sql.sql(
                        "UPDATE sign_in_failure SET failures = failures - 1, blocked_until = ?"
                                + " WHERE subject = ? AND failures > 0")
                .params(now, address(address).hash())
                .update();
        sql.sql("DELETE FROM sign_in_failure WHERE last_at < ? LIMIT 100")
                .param(DatabaseTime.of(clock.instant().minus(FORGOTTEN)))
                .update();
    }

    private List<Row> locked(List<Subject> subjects, Instant now) {
        var time = DatabaseTime.of(now);
        for (var subject : subjects) {
            sql.sql(
                            "INSERT IGNORE INTO sign_in_failure (subject, failures, last_at,"
                                    + " blocked_until) VALUES (?, 0, ?, ?)")
                    .params(subject.hash(), time, time)
                    .update();
        }
        return sql.sql(
                        "SELECT subject, failures, last_at, blocked_until FROM sign_in_failure"
                                + " WHERE subject IN (?, ?) ORDER BY subject FOR UPDATE")
                .params(subjects.stream().map(Subject::hash).toList())
                .query(Row.class)
                .list();
    }

    private static Duration longestWait(List<Row> rows, Instant now) {
        return rows.stream()
                .map(row -> Duration.between(now, DatabaseTime.instant(row.blockedUntil())))
                .filter(Duration::isPositive)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void count(Row row, Instant now, String userName, String address) {
        boolean forgotten = DatabaseTime.instant(row.lastAt()).plus(FORGOTTEN).isBefore(now);
        int failures = forgotten ? 1 : row.failures() + 1;
        var longest =
                subjects(userName, address).stream()
                        .filter(subject -> subject.hash().equals(row.subject()))
                        .findFirst()
                        .orElseThrow()
                        .longest();
        sql.sql(
                        "UPDATE sign_in_failure SET failures = ?, last_at = ?, blocked_until = ?"
                                + " WHERE subject = ?")
                .params(
                        failures,
                        DatabaseTime.of(now),
                        DatabaseTime.of(now.plus(wait(failures, longest))),
                        row.subject())
                .update();
    }

    private static Duration wait(int failures, Duration longest) {
        if (failures <= FREE_FAILURES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE_FAILURES - 1, 10);
        var wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private static List<Subject> subjects(String userName, String address) {
        return Stream.of(account(userName), address(address))
                .sorted((one, other) -> one.hash().compareTo(other.hash()))
                .toList();
    }

    private static Subject account(String userName) {
        return new Subject(
                Tokens.hash("account " + userName.toLowerCase(Locale.ROOT)), ACCOUNT_WAIT);
    }

    private static Subject address(String address) {
        return new Subject(Tokens.hash("address " + address), ADDRESS_WAIT);
    }
}
