package io.larder.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that becomes due on business time. Due work runs on virtual threads; {@link #clockMoved}
 * returns once all that a move made due has been handed to them.
 */
public final class Agenda implements AutoCloseable {

    private record Item(Instant due, long sequence, Runnable work) {}

    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    private final BusinessTime time;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::due).thenComparing(Item::sequence));
    private final Thread watcher;
    private long sequence;
    private boolean closed;

    /** An agenda on this time; it watches at once. */
    public Agenda(String name, BusinessTime time) {
        this.time = time;
        watcher = Thread.ofPlatform().daemon().name(name + "-agenda").start(this::watch);
    }

    /** Runs work when it is due; at once when it is due already. */
    public void at(Instant due, Runnable work) {
        lock.lock();
        try {
            items.add(new Item(due, sequence++, work));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Business time was set: hands over what is due now, then returns. */
    public void clockMoved() {
        lock.lock();
        try {
            startDue();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        watcher.interrupt();
        workers.shutdownNow();
    }

    private void watch() {
        lock.lock();
        try {
            while (!closed) {
                startDue();
                Item next = items.peek();
                if (next == null) {
                    changed.await();
                } else {
                    long waitMillis = Duration.between(time.now(), next.due()).toMillis() + 1;
                    changed.await(Math.max(1, waitMillis), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void startDue() {
        Instant now = time.now();
        for (Item item = due(now); item != null && !closed; item = due(now)) {
            Runnable work = item.work();
            var unused = workers.submit(() -> run(work));
        }
    }

    private @Nullable Item due(Instant now) {
        Item next = items.peek();
        return next != null && !next.due().isAfter(now) ? items.poll() : null;
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.error("due work failed", fault);
        }
    }
}
