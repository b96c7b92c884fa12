package io.larder.card.possession;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.larder.card.ask.CardCodes;
import io.larder.identity.SecurityEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many wrong proofs a caller, a terminal and a card may have in one minute of wall time; then
 * all of theirs are refused unseen until the next one. Only wrong ones count, so a busy till is not
 * held up. Kept in the process: it slows guessing down, and what must never be guessed has its own
 * bound (a PIN its three tries, everything else its length).
 */
@Component
class ProofLimits {

    private static final int REMEMBERED = 100_000;
    private static final long MINUTE = 60;

    private final PossessionSettings settings;
    private final InstantSource wallTime;
    private final SecurityEvents events;
    private final Cache<String, Wrong> wrong =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED)
                    .expireAfterWrite(Duration.ofMinutes(2))
                    .build();

    ProofLimits(PossessionSettings settings, InstantSource wallTime, SecurityEvents events) {
        this.settings = settings;
        this.wallTime = wallTime;
        this.events = events;
    }

    /**
     * Who tries what where.
     *
     * @param card the card's id, or the number of none; null where a code names no card
     */
    record Attempt(String caller, @Nullable String terminal, @Nullable String card) {}

    private record Wrong(long minute, int count) {}

    /** Refused as {@code too_many_proofs} from the limit on. */
    private record Limit(String kind, @Nullable String name, int most) {
        String key() {
            return kind + " " + name;
        }
    }

    /** Throws {@code too_many_proofs} with the wait when one of the three has had too many. */
    void admit(Attempt attempt) {
        var now = wallTime.instant();
        if (limits(attempt).anyMatch(limit -> count(limit, now) >= limit.most())) {
            long left = MINUTE - now.getEpochSecond() % MINUTE;
            throw CardCodes.TOO_MANY_PROOFS
                    .problem("Wait before you try again; nothing was tried.")
                    .retryAfter(Duration.ofSeconds(left));
        }
    }

    /** Counts a wrong proof. */
    void failed(Attempt attempt) {
        long minute = minute(wallTime.instant());
        for (var limit : limits(attempt).toList()) {
            var after =
                    wrong.asMap()
                            .merge(
                                    limit.key(),
                                    new Wrong(minute, 1),
                                    (old, one) ->
                                            old.minute() == minute
                                                    ? new Wrong(minute, old.count() + 1)
                                                    : one);
            if (after.count() == limit.most()) {
                events.record("card_proofs_limited", attempt.caller(), told(limit));
            }
        }
    }

    private Stream<Limit> limits(Attempt attempt) {
        return List.of(
                        new Limit("caller", attempt.caller(), settings.failuresPerCaller()),
                        new Limit("terminal", attempt.terminal(), settings.failuresPerTerminal()),
                        new Limit("card", attempt.card(), settings.failuresPerCard()))
                .stream()
                .filter(limit -> limit.name() != null);
    }

    private int count(Limit limit, Instant now) {
        var found = wrong.getIfPresent(limit.key());
        return found == null || found.minute() != minute(now) ? 0 : found.count();
    }

    private static long minute(Instant now) {
        return now.getEpochSecond() / MINUTE;
    }

    /** What a person may read of it: no number, not even of a card that is not there. */
    private static String told(Limit limit) {
        var name = String.valueOf(limit.name());
        boolean number = limit.kind().equals("card") && !name.startsWith("card_");
        return limit.kind() + " " + (number ? "unknown" : name);
    }
}
