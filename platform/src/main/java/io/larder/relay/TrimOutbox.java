package io.larder.relay;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Outbox;
import java.time.Duration;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Deletes events that every consumer has passed and that are old enough, some at a time. */
@Component
class TrimOutbox {

    private final Outbox outbox;
    private final Positions positions;
    private final RelaySettings settings;
    private final BusinessClock clock;

    TrimOutbox(Outbox outbox, Positions positions, RelaySettings settings, BusinessClock clock) {
        this.outbox = outbox;
        this.positions = positions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Deletes some of each lane, and says whether there may be more. */
    boolean some(Collection<String> consumers) {
        var olderThan = clock.now().minus(Duration.ofDays(settings.keepDays()));
        boolean more = false;
        for (var end : outbox.ends()) {
            long passed = positions.passedByAll(consumers, end.lane(), end.next());
            int deleted = outbox.trim(end.lane(), passed, olderThan, settings.trimAtOnce());
            more |= deleted == settings.trimAtOnce();
        }
        return more;
    }
}
