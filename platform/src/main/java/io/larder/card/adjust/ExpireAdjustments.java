package io.larder.card.adjust;

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
 * Ends adjustments that nobody decided in time. What is due stands in the database, so a restart
 * forgets nothing, and two processes that find the same one end it once. Until it was found here,
 * its time having run out is reason enough to refuse a decision.
 */
@Component
class ExpireAdjustments {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireAdjustments.class);
    private static final int MOST_AT_ONCE = 200;

    private final Adjustments adjustments;
    private final AdjustmentMoney money;
    private final Writer writer;
    private final InstantSource wallTime;
    private final Duration patience;

    ExpireAdjustments(
            Adjustments adjustments,
            AdjustmentMoney money,
            Writer writer,
            InstantSource wallTime,
            CardSettings settings) {
        this.adjustments = adjustments;
        this.money = money;
        this.writer = writer;
        this.wallTime = wallTime;
        this.patience = Duration.ofMillis(settings.commandTimeoutMs());
    }

    /** Looks each minute, since nothing else tells that a time has come. */
    @Scheduled(fixedDelayString = "${larder.card.adjustment.poll-ms:60000}")
    void poll() {
        try {
            sweep();
        } catch (RuntimeException away) {
            LOG.warn("adjustments that ran out are looked for again: {}", away.toString());
        }
    }

    /** Those that became due by it are ended before it is answered. */
    @EventListener
    void advanced(BusinessTimeAdvanced time) {
        sweep();
    }

    private void sweep() {
        List<AdjustmentRow> due;
        do {
            due = adjustments.due(MOST_AT_ONCE);
        } while (end(due) && due.size() == MOST_AT_ONCE);
    }

    /** Whether all of them have ended. */
    private boolean end(List<AdjustmentRow> due) {
        var deadline = wallTime.instant().plus(patience);
        var ends =
                due.stream()
                        .map(this::expired)
                        .map(part -> new Command<>(key(part), Kept.text(), deadline, part))
                        .map(command -> writer.submit(command).toCompletableFuture())
                        .toList();
        return ends.stream().allMatch(end -> !(end.join() instanceof Outcome.Busy<?, ?>));
    }

    private EndAdjustment expired(AdjustmentRow row) {
        return new EndAdjustment(row, AdjustmentState.EXPIRED, null, null, money.of(row));
    }

    private static Key key(EndAdjustment part) {
        return new Key.Internal("adjustment.expire", part.row().id());
    }
}
