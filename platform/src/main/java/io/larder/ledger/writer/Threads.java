package io.larder.ledger.writer;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;

/**
 * The threads of a writer, and how they wait. A simulation has its own, so that nothing but its
 * seed decides who goes on when.
 */
interface Threads {

    /** A thread. */
    interface Running {
        void start();

        /** Ends its {@link Threads#park}, or the next one. */
        void wake();

        /** Waits for its end, at most so long. */
        void join(Duration longest);
    }

    /** A thread that is not started yet. */
    Running thread(String name, Runnable work);

    /** Runs the answers to callers. */
    Executor answers();

    /** A lock; its conditions wait as these threads do. */
    Lock lock();

    /** Waits to be woken. */
    void park(Duration longest);

    /** Time in nanoseconds from some moment on, which goes on evenly when the clock is set. */
    long nanos();

    /** Waits. */
    void sleep(Duration time) throws InterruptedException;
}
