package io.larder.relay;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer and where it stands in every lane. After a failure its lane rests, longer each time,
 * and then goes on with fewer events at once, so that one that cannot be handled stands alone; the
 * other lanes go on. Used by one thread; how far it is behind can be read by any.
 */
final class Following {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final int LONGEST_DOUBLING = 16;

    private final EventConsumer consumer;
    private final Outbox outbox;
    private final Positions positions;
    private final IntFunction<Reader> readers;
    private final RelaySettings settings;
    private final InstantSource wallTime;
    private final BusinessClock clock;
    private final Map<Integer, Lane> lanes = new HashMap<>();
    private volatile Behind behind = new Behind(0, Duration.ZERO);
    private volatile long failures;

    Following(
            EventConsumer consumer,
            Outbox outbox,
            Positions positions,
            IntFunction<Reader> readers,
            RelaySettings settings,
            InstantSource wallTime,
            BusinessClock clock) {
        this.consumer = consumer;
        this.outbox = outbox;
        this.positions = positions;
        this.readers = readers;
        this.settings = settings;
        this.wallTime = wallTime;
        this.clock = clock;
    }

    /**
     * How far a consumer is behind.
     *
     * @param events how many it has still to pass
     * @param oldest how long ago, in business time, the oldest of them was written
     */
    record Behind(long events, Duration oldest) {}

    private static final class Lane {
        private final Reader reader;
        private int failures;
        private int most;
        private Instant restsUntil = Instant.MIN;

        Lane(Reader reader, int most) {
            this.reader = reader;
            this.most = most;
        }
    }

    EventConsumer consumer() {
        return consumer;
    }

    Behind behind() {
        return behind;
    }

    long failures() {
        return failures;
    }

    /** Goes once through the lanes; says whether there was anything to pass. */
    boolean round() {
        boolean passed = false;
        var ends = outbox.ends();
        var next = positions.of(consumer.name());
        for (var end : ends) {
            if (!next.containsKey(end.lane())) {
                positions.begin(consumer.name(), end.lane());
            }
            if (next.getOrDefault(end.lane(), 0L) < end.next()) {
                passed |= step(end.lane());
            }
        }
        measure(ends, passed ? positions.of(consumer.name()) : next);
        return passed;
    }

    private boolean step(int number) {
        var lane =
                lanes.computeIfAbsent(
                        number, it -> new Lane(readers.apply(it), settings.mostEvents()));
        if (wallTime.instant().isBefore(lane.restsUntil)) {
            return false;
        }
        try {
            boolean passed = lane.reader.step(lane.most) > 0;
            if (passed) {
                lane.failures = 0;
                lane.most = (int) Math.min(settings.mostEvents(), lane.most * 2L);
            }
            return passed;
        } catch (RuntimeException failure) {
            rest(number, lane, failure);
            return false;
        }
    }

    private void rest(int number, Lane lane, RuntimeException failure) {
        failures = failures + 1;
        var pause = pause(lane.failures);
        lane.failures++;
        lane.most = Math.max(1, lane.most / 2);
        lane.restsUntil = wallTime.instant().plus(pause);
        LOG.warn(
                "consumer {} failed in lane {} for the {}. time and rests for {}",
                consumer.name(),
                number,
                lane.failures,
                pause,
                failure);
    }

    private Duration pause(int failuresBefore) {
        var doubled =
                settings.firstPause()
                        .multipliedBy(1L << Math.min(failuresBefore, LONGEST_DOUBLING));
        return doubled.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : doubled;
    }

    private void measure(List<Outbox.End> ends, Map<Integer, Long> next) {
        long events = 0;
        var oldest = Duration.ZERO;
        for (var end : ends) {
            long position = next.getOrDefault(end.lane(), end.next());
            if (position < end.next()) {
                events += end.next() - position;
                var age =
                        outbox.writtenAt(end.lane(), position)
                                .map(at -> Duration.between(at, clock.now()))
                                .orElse(Duration.ZERO);
                oldest = age.compareTo(oldest) > 0 ? age : oldest;
            }
        }
        behind = new Behind(events, oldest);
    }
}
