package io.larder.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a whole audit reads, side by side. Scans are long and come first, so that none is left alone
 * at the end; one worker begins with the stretches, so that there is something to note early.
 */
final class AuditWork {

    private static final long TELL_EVERY_SECONDS = 2;
    private static final long NOTE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SharedSnapshot snapshot;
    private final Consumer<String> progress;
    private final Queue<Step> scans = new ConcurrentLinkedQueue<>();
    private final Queue<Step> stretches = new ConcurrentLinkedQueue<>();
    private final AtomicLong transfers = new AtomicLong();
    private final AtomicLong batchesLeft = new AtomicLong();
    private final AtomicInteger scansLeft = new AtomicInteger();
    private long batches;
    private long noted = System.nanoTime();

    AuditWork(SharedSnapshot snapshot, Consumer<String> progress) {
        this.snapshot = snapshot;
        this.progress = progress;
    }

    /** Something to read through one connection. */
    interface Step {
        void read(Connection connection) throws SQLException;
    }

    void scan(Step step) {
        scansLeft.incrementAndGet();
        scans.add(
                connection -> {
                    step.read(connection);
                    scansLeft.decrementAndGet();
                });
    }

    void stretch(long size, Step step) {
        batches += size;
        batchesLeft.addAndGet(size);
        stretches.add(
                connection -> {
                    step.read(connection);
                    batchesLeft.addAndGet(-size);
                });
    }

    /** So many transfers more were read. */
    void read(long more) {
        transfers.addAndGet(more);
    }

    void say(String line) {
        progress.accept(line);
    }

    /** Now and then. */
    boolean isTimeToNote() {
        long now = System.nanoTime();
        if (now - noted < NOTE_EVERY_NANOS) {
            return false;
        }
        noted = now;
        return true;
    }

    /** Does everything; the first failure ends it. */
    void run(int workers) throws SQLException, InterruptedException {
        var threads = Executors.newFixedThreadPool(workers);
        try {
            var running = new ExecutorCompletionService<@Nullable Void>(threads);
            for (var worker : workers(workers)) {
                running.submit(worker);
            }
            for (int left = workers; left > 0; ) {
                var ended = running.poll(TELL_EVERY_SECONDS, TimeUnit.SECONDS);
                if (ended == null) {
                    tell();
                } else {
                    ended.get();
                    left--;
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the books cannot be read", failed.getCause());
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private ArrayList<Callable<@Nullable Void>> workers(int count) {
        var workers = new ArrayList<Callable<@Nullable Void>>();
        for (int i = 0; i < count; i++) {
            boolean chainFirst = i == 0;
            workers.add(
                    () -> {
                        for (var step = next(chainFirst); step != null; step = next(chainFirst)) {
                            var taken = step;
                            snapshot.read(
                                    connection -> {
                                        taken.read(connection);
                                        return true;
                                    });
                            if (Thread.interrupted()) {
                                return null;
                            }
                        }
                        return null;
                    });
        }
        return workers;
    }

    private @Nullable Step next(boolean chainFirst) {
        var step = (chainFirst ? stretches : scans).poll();
        return step == null ? (chainFirst ? scans : stretches).poll() : step;
    }

    private void tell() {
        long left = batchesLeft.get();
        say(
                "%,d transfers read, %d %% of the batches; %d scans left"
                        .formatted(
                                transfers.get(),
                                batches == 0 ? 100 : 100 * (batches - left) / batches,
                                scansLeft.get()));
    }
}
