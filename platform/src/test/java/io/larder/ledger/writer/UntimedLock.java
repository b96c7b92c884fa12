package io.larder.ledger.writer;

import java.util.ArrayDeque;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * A lock of few steps on one monitor. Its conditions wait for a signal without end, and each signal
 * is for one: who waits longest.
 */
final class UntimedLock implements Lock {

    private boolean held;

    @Override
    public synchronized void lock() {
        while (held) {
            UntimedThreads.waitOn(this);
        }
        held = true;
    }

    @Override
    public synchronized void unlock() {
        held = false;
        notifyAll();
    }

    @Override
    public Condition newCondition() {
        return new Untimed();
    }

    private static final class Waiting {
        private boolean signalled;
    }

    private final class Untimed implements Condition {
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

        /** No time at all is kept, since then nobody waits for a signal. */
        @Override
        public boolean await(long time, TimeUnit unit) {
            if (time <= 0) {
                return false;
            }
            synchronized (UntimedLock.this) {
                var me = new Waiting();
                waiting.add(me);
                held = false;
                UntimedLock.this.notifyAll();
                while (!me.signalled || held) {
                    UntimedThreads.waitOn(UntimedLock.this);
                }
                held = true;
            }
            return true;
        }

        @Override
        public void signal() {
            synchronized (UntimedLock.this) {
                end(waiting.poll());
            }
        }

        @Override
        public void signalAll() {
            synchronized (UntimedLock.this) {
                while (!waiting.isEmpty()) {
                    end(waiting.poll());
                }
            }
        }

        private void end(@Nullable Waiting one) {
            if (one != null) {
                one.signalled = true;
                UntimedLock.this.notifyAll();
            }
        }

        @Override
        public void await() {
            throw notUsed();
        }

        @Override
        public void awaitUninterruptibly() {
            throw notUsed();
        }

        @Override
        public long awaitNanos(long nanos) {
            throw notUsed();
        }

        @Override
        public boolean awaitUntil(Date deadline) {
            throw notUsed();
        }
    }

    @Override
    public void lockInterruptibly() {
        throw notUsed();
    }

    @Override
    public boolean tryLock() {
        throw notUsed();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        throw notUsed();
    }

    private static UnsupportedOperationException notUsed() {
        return new UnsupportedOperationException("not used by the writer");
    }
}
