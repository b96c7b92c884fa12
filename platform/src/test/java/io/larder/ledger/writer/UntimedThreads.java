package io.larder.ledger.writer;

import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Threads whose waits never end by themselves: a signal that is lost leaves somebody waiting for
 * ever, and Lincheck reports it. In production the same waits end after a tenth of a second, which
 * would hide it. Answers are given on the thread that has them.
 */
final class UntimedThreads implements Threads {

    private volatile Map<Thread, Semaphore> wakes = Map.of();

    @Override
    public Running thread(String name, Runnable work) {
        var thread = new Thread(work, name);
        var wake = new Semaphore(0);
        var all = new HashMap<>(wakes);
        all.put(thread, wake);
        wakes = Map.copyOf(all);
        return new Untimed(thread, wake);
    }

    private record Untimed(Thread thread, Semaphore wakes) implements Running {
        @Override
        public void start() {
            thread.start();
        }

        @Override
        public void wake() {
            wakes.release();
        }

        @Override
        public void join(Duration longest) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
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
    public Condition condition(Lock lock) {
        return new UntimedCondition(lock.newCondition());
    }

    @Override
    public void park(Duration longest) {
        Objects.requireNonNull(wakes.get(Thread.currentThread())).acquireUninterruptibly();
    }

    @Override
    public void sleep(Duration time) {}

    private record UntimedCondition(Condition signals) implements Condition {

        /** No time at all is kept, since then nobody waits for a signal. */
        @Override
        public boolean await(long time, TimeUnit unit) throws InterruptedException {
            if (time <= 0) {
                return false;
            }
            signals.await();
            return true;
        }

        @Override
        public void signal() {
            signals.signal();
        }

        @Override
        public void signalAll() {
            signals.signalAll();
        }

        @Override
        public void await() {
            throw new UnsupportedOperationException("not used by the writer");
        }

        @Override
        public void awaitUninterruptibly() {
            throw new UnsupportedOperationException("not used by the writer");
        }

        @Override
        public long awaitNanos(long nanos) {
            throw new UnsupportedOperationException("not used by the writer");
        }

        @Override
        public boolean awaitUntil(Date deadline) {
            throw new UnsupportedOperationException("not used by the writer");
        }
    }
}
