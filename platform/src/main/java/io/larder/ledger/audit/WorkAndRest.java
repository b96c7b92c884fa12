package io.larder.ledger.audit;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Rests between pieces of work, for a share of the time that each took, so that what customers wait
 * for finds a processor and the database free. Work that takes long all the same is behind, and is
 * done without rests.
 */
final class WorkAndRest implements Runnable {

    /** Measured with {@code bench ledger}: much less is a burst again, much more falls behind. */
    private static final double REST_PER_WORK = 0.6;

    private static final long BEHIND_NANOS = Duration.ofSeconds(2).toNanos();

    private final LongSupplier nanoTime;
    private final LongConsumer restNanos;
    private final long begun;
    private long rested;

    /**
     * Begins to work.
     *
     * @param nanoTime goes on evenly, in nanoseconds
     * @param restNanos waits for so many nanoseconds
     */
    WorkAndRest(LongSupplier nanoTime, LongConsumer restNanos) {
        this.nanoTime = nanoTime;
        this.restNanos = restNanos;
        begun = nanoTime.getAsLong();
        rested = begun;
    }

    /** Between two pieces. */
    @Override
    public void run() {
        long now = nanoTime.getAsLong();
        if (now - begun < BEHIND_NANOS) {
            restNanos.accept((long) ((now - rested) * REST_PER_WORK));
            rested = nanoTime.getAsLong();
        }
    }
}
