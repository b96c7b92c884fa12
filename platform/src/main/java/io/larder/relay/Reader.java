package io.larder.relay;

import io.larder.ledger.Outbox;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** Carries one lane's events to one consumer, some in each transaction. */
final class Reader {

    private final EventConsumer consumer;
    private final int lane;
    private final Outbox outbox;
    private final Positions positions;
    private final TransactionOperations transaction;

    Reader(
            EventConsumer consumer,
            int lane,
            Outbox outbox,
            Positions positions,
            TransactionOperations transaction) {
        this.consumer = consumer;
        this.lane = lane;
        this.outbox = outbox;
        this.positions = positions;
        this.transaction = transaction;
    }

    /**
     * Takes the next events; whatever the consumer throws undoes the step.
     *
     * @param most how many at most
     * @return how many were passed, wanted or not; 0 when there are none or another process reads
     */
    int step(int most) {
        Integer passed = transaction.execute(status -> taken(most));
        return passed == null ? 0 : passed;
    }

    private int taken(int most) {
        var next = positions.hold(consumer.name(), lane);
        if (next.isEmpty()) {
            return 0;
        }
        var entries = outbox.read(lane, next.getAsLong(), most, consumer.types());
        if (entries.isEmpty()) {
            return 0;
        }
        requireWhole(next.getAsLong(), entries);
        var wanted = wanted(entries);
        if (!wanted.isEmpty()) {
            consumer.handle(wanted);
        }
        positions.advance(consumer.name(), lane, entries.getLast().number() + 1);
        return entries.size();
    }

    /** A hole would be lost events: better to stand still, visibly, than to pass it. */
    private void requireWhole(long next, List<Outbox.Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).number() != next + i) {
                throw new IllegalStateException(
                        "lane %d has no event %d, which %s has still to take"
                                .formatted(lane, next + i, consumer.name()));
            }
        }
    }

    private static List<RelayedEvent> wanted(List<Outbox.Entry> entries) {
        var wanted = new ArrayList<RelayedEvent>();
        for (var entry : entries) {
            var payload = entry.payload();
            if (payload != null) {
                wanted.add(
                        new RelayedEvent(
                                entry.lane(), entry.number(), entry.type(), payload, entry.at()));
            }
        }
        return List.copyOf(wanted);
    }
}
