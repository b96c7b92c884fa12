package io.larder.ledger.writer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Threads whose waits never end by themselves: a signal that is lost leaves somebody waiting for
 * ever, and Lincheck reports it. In production the same waits end after a tenth of a second, which
 * would hide it. What a thread does is an operation, run on one of Lincheck's threads; answers are
 * given on the thread that has them.
 *
 * <p>All of it stands on plain monitors, which Lincheck follows step by step: it takes a parked
 * thread for one that may go on at any time, and so would never see it sleep too long.
 */
final class UntimedThreads implements Threads {

    private final List<Untimed> all = new ArrayList<>();

    /** Does a thread's work from start to end; {@code number} in the order of their making. */
    void run(int number) {
        all.get(number).run();
    }

    @Override
    public Running thread(String name, Runnable work) {
        var thread = new Untimed(work);
        all.add(thread);
        return thread;
    }

    @Override
    public Executor answers() {
        return Runnable::run;
    }

    /** Time stands still. */
    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public Lock lock() {
        return new UntimedLock();
    }

    @Override
    public void park(Duration longest) {
        for (var thread : all) {
            if (thread.on == Thread.currentThread()) {
                thread.park();
            }
        }
    }

    @Override
    public void sleep(Duration time) {}

    /** Waits on a monitor, which the caller holds, until it is notified. */
    static void waitOn(Object monitor) {
        try {
            monitor.wait();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Untimed implements Running {
        private final Runnable work;
        private @Nullable Thread on;
        private boolean woken;
        private boolean ended;

        Untimed(Runnable work) {
            this.work = work;
        }

        void run() {
            on = Thread.currentThread();
            work.run();
            end();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        @Override
        public void start() {}

        @Override
        public synchronized void wake() {
            woken = true;
            notifyAll();
        }

        private synchronized void park() {
            while (!woken) {
                waitOn(this);
            }
            woken = false;
        }

        @Override
        public synchronized void join(Duration longest) {
            while (!ended) {
                waitOn(this);
            }
        }
    }
}
