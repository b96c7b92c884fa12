package io.larder.card.hold;

import io.larder.card.ask.CardSettings;
import io.larder.ledger.BusinessTimeAdvanced;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import io.larder.ledger.Writer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives back what is held when its time has run out. What is due stands in the database, so a
 * restart forgets nothing, and two processes that find the same hold end it once.
 */
@Component
class ExpireHolds {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireHolds.class);
    private static final int MOST_AT_ONCE = 200;

    private final Holds holds;
    private final Writer writer;
    private final InstantSource wallTime;
    private final Duration patience;

    ExpireHolds(Holds holds, Writer writer, InstantSource wallTime, CardSettings settings) {
        this.holds = holds;
        this.writer = writer;
        this.wallTime = wallTime;
        this.patience = Duration.ofMillis(settings.commandTimeoutMs());
    }

    /** Looks every second, since nothing else tells that a time has come. */
    @Scheduled(fixedDelayString = "${larder.card.hold-poll-ms:1000}")
    void poll() {
        try {
            sweep();
        } catch (RuntimeException away) {
            LOG.warn("holds that ran out are looked for again: {}", away.toString());
        }
    }

    /** Those that became due by it are ended before it is answered. */
    @EventListener
    void advanced(BusinessTimeAdvanced time) {
        sweep();
    }

    private void sweep() {
        List<HoldRow> due;
        do {
            due = holds.due(MOST_AT_ONCE);
        } while (end(due) && due.size() == MOST_AT_ONCE);
    }

    /** Whether all of them have ended. */
    private boolean end(List<HoldRow> due) {
        var deadline = wallTime.instant().plus(patience);
        var ends =
                due.stream()
                        .map(hold -> new ReleaseHold(hold.id(), hold.cardId(), HoldState.EXPIRED))
                        .map(part -> new Command<>(key(part), Kept.text(), deadline, part))
                        .map(command -> writer.submit(command).toCompletableFuture())
                        .toList();
        return ends.stream().allMatch(end -> !(end.join() instanceof Outcome.Busy<?, ?>));
    }

    private static Key key(ReleaseHold part) {
        return new Key.Internal("hold.expire", part.holdId());
    }
}
