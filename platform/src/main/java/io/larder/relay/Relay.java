package io.larder.relay;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Follows the outbox for every consumer, each on a thread of its own, so that a slow or failing one
 * holds up nobody; another thread trims what all of them have passed. Commands on a data directory
 * carry nothing: they may run beside a platform, or on data that nobody should change.
 */
@Component
@ConditionalOnWebApplication
class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final List<Following> followings;
    private final TrimOutbox trimming;
    private final RelaySettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    Relay(
            ObjectProvider<EventConsumer> consumers,
            Outbox outbox,
            Positions positions,
            TransactionOperations transaction,
            TrimOutbox trimming,
            RelaySettings settings,
            InstantSource wallTime,
            BusinessClock clock,
            ObjectProvider<MeterRegistry> meters) {
        this.followings =
                consumers
                        .orderedStream()
                        .map(
                                consumer ->
                                        new Following(
                                                consumer,
                                                outbox,
                                                positions,
                                                lane ->
                                                        new Reader(
                                                                consumer,
                                                                lane,
                                                                outbox,
                                                                positions,
                                                                transaction),
                                                settings,
                                                wallTime,
                                                clock))
                        .toList();
        this.trimming = trimming;
        this.settings = settings;
        meters.ifAvailable(registry -> followings.forEach(it -> RelayMeters.show(it, registry)));
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        for (var following : followings) {
            var name = "relay-" + following.consumer().name();
            run(name, settings.poll(), following::round);
        }
        var names = followings.stream().map(it -> it.consumer().name()).toList();
        run("relay-trim", settings.trimEvery(), () -> trimming.some(names));
    }

    /** Repeats a piece of work, at once while there is more of it, until the relay stops. */
    private void run(String name, Duration pause, Work work) {
        var end = stopped;
        threads.add(
                Thread.ofVirtual()
                        .name(name)
                        .start(
                                () -> {
                                    var wait = Duration.ZERO;
                                    while (!waited(end, wait)) {
                                        wait = next(name, work, pause);
                                    }
                                }));
    }

    private static Duration next(String name, Work work, Duration pause) {
        try {
            return work.some() ? Duration.ZERO : pause;
        } catch (RuntimeException away) {
            LOG.warn("{} could not go on: {}", name, away.getMessage());
            return AFTER_A_FAILURE;
        }
    }

    /** Waits, and says whether the relay has stopped. */
    private static boolean waited(CountDownLatch end, Duration wait) {
        try {
            return end.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            return true;
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        for (var thread : threads) {
            try {
                if (!thread.join(PATIENCE)) {
                    LOG.warn("{} did not end in time", thread.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Does some of its work, and says whether there may be more. */
    private interface Work {
        boolean some();
    }
}
