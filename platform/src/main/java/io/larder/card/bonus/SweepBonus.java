package io.larder.card.bonus;

import io.larder.card.CardRefusal;
import io.larder.card.ExpireBonus;
import io.larder.card.ask.CardSettings;
import io.larder.identity.LegalEntities;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.BusinessTimeAdvanced;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import io.larder.ledger.Stored;
import io.larder.ledger.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for bonus whose last day has passed: before a day is closed, and each minute besides, so
 * that it is never forgotten. What is due stands in the database; a crash in between forgets
 * nothing, and two processes that find the same lot take it off once.
 */
@Component
public class SweepBonus implements ExpireBonus {

    private static final Logger LOG = LoggerFactory.getLogger(SweepBonus.class);
    private static final Stored<BonusRow> STORED = Stored.of(BonusTables.BONUSES);
    private static final int MOST_AT_ONCE = 200;

    private final JdbcClient sql;
    private final Writer writer;
    private final LegalEntities entities;
    private final BusinessClock clock;
    private final InstantSource wallTime;
    private final Duration patience;

    public SweepBonus(
            JdbcClient sql,
            Writer writer,
            LegalEntities entities,
            BusinessClock clock,
            InstantSource wallTime,
            CardSettings settings) {
        this.sql = sql;
        this.writer = writer;
        this.entities = entities;
        this.clock = clock;
        this.wallTime = wallTime;
        this.patience = Duration.ofMillis(settings.commandTimeoutMs());
    }

    @Scheduled(fixedDelayString = "${larder.card.bonus-poll-ms:60000}")
    void poll() {
        try {
            upTo(clock.today().minusDays(1));
        } catch (RuntimeException away) {
            LOG.warn("bonus that has expired is looked for again: {}", away.toString());
        }
    }

    /** What became due by it is taken off before it is answered. */
    @EventListener
    void advanced(BusinessTimeAdvanced time) {
        upTo(clock.today().minusDays(1));
    }

    @Override
    public int upTo(LocalDate day) {
        int left = 0;
        var from = LocalDate.EPOCH;
        var after = "";
        List<BonusRow> due;
        do {
            due = due(day, from, after);
            left += expire(due);
            if (!due.isEmpty()) {
                from = due.getLast().expiresOn();
                after = due.getLast().id();
            }
        } while (due.size() == MOST_AT_ONCE);
        return left;
    }

    private List<BonusRow> due(LocalDate day, LocalDate from, String after) {
        return sql.sql(
                        STORED.select()
                                + "WHERE due_on <= ? AND due_on >= ? AND (due_on > ? OR id > ?)"
                                + " ORDER BY due_on, id LIMIT ?")
                .params(day, from, from, after, MOST_AT_ONCE)
                .query(STORED.rows())
                .list();
    }

    /** How many of them the ledger could not take now. */
    private int expire(List<BonusRow> due) {
        var deadline = wallTime.instant().plus(patience);
        var ends =
                due.stream()
                        .map(row -> command(row, deadline))
                        .map(command -> writer.submit(command).toCompletableFuture())
                        .toList();
        return (int) ends.stream().filter(end -> !isDecided(end.join())).count();
    }

    private Command<String, CardRefusal> command(BonusRow row, Instant deadline) {
        // What was taken off before is in the key: the rest of a lot that was held is another one.
        var key = new Key.Internal("bonus.expire", row.id() + "/" + row.expiredMinor());
        var part = new ExpireLot(row.cardId(), row.id(), entities);
        return new Command<>(key, Kept.text(), deadline, part);
    }

    private static boolean isDecided(Outcome<String, CardRefusal> outcome) {
        return outcome instanceof Outcome.Done || outcome instanceof Outcome.Refused;
    }
}
