package io.larder.ledger.writer;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How a thread rests while it is not needed, and is woken when it is. */
final class Rest {

    private final Threads threads;
    private volatile boolean resting;

    Rest(Threads threads) {
        this.threads = threads;
    }

    /** Rests, at most so long, unless it is needed. */
    void unless(BooleanSupplier needed, Duration longest) {
        // first it lies down, then it looks: whoever makes it needed after the look sees it rest
        resting = true;
        if (!needed.getAsBoolean()) {
            threads.park(longest);
        }
        resting = false;
    }

    /** Wakes the thread if it rests; to be called after it became needed. */
    void end(Threads.Running thread) {
        if (resting) {
            thread.wake();
        }
    }
}
