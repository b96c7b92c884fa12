package io.larder.ledger.writer;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Platform threads at work, and virtual threads for the answers. */
final class MachineThreads implements Threads {

    private final Executor answers = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public Running thread(String name, Runnable work) {
        return new Platform(Thread.ofPlatform().name(name).unstarted(work));
    }

    @Override
    public Executor answers() {
        return answers;
    }

    @Override
    public Lock lock() {
        return new ReentrantLock();
    }

    @Override
    public void park(Duration longest) {
        LockSupport.parkNanos(this, longest.toNanos());
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    private record Platform(Thread thread) implements Running {
        @Override
        public void start() {
            thread.start();
        }

        @Override
        public void wake() {
            LockSupport.unpark(thread);
        }

        @Override
        public void join(Duration longest) {
            try {
                thread.join(longest);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
