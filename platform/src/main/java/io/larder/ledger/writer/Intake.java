package io.larder.ledger.writer;

import io.larder.ledger.OutcomeUnknown;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The commands of a process that wait for one of its lanes: bounded, and dropped when too late. */
final class Intake {

    private static final Duration OUTAGE_PAUSE = Duration.ofMillis(100);

    /** How long past its deadline a command in doubt is kept before its caller hears "unknown". */
    private static final Duration DOUBT_PATIENCE = Duration.ofSeconds(10);

    private final InstantSource wallTime;
    private final int batchLimit;
    private final BlockingQueue<Queued<?, ?>> queue;
    private final Executor answers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    Intake(InstantSource wallTime, WriterSettings settings) {
        this.wallTime = wallTime;
        this.batchLimit = settings.batchLimit();
        this.queue = new ArrayBlockingQueue<>(settings.queueLimit());
    }

    /** False when it is full or closed. */
    boolean offer(Queued<?, ?> command) {
        if (stopping || !queue.offer(command)) {
            return false;
        }
        if (stopping) {
            sweep();
        }
        return true;
    }

    /** How many commands wait. */
    int waiting() {
        return queue.size();
    }

    /** Whether more wait than one lane should be left with: half a batch. */
    boolean isBehind() {
        return queue.size() >= Math.max(1, batchLimit / 2);
    }

    /** Whether there is, or may come, something to do. */
    boolean isOpen() {
        return !stopping || !queue.isEmpty();
    }

    void stop() {
        stopping = true;
    }

    /** What waits now, at most one batch of it; waits so long when nothing does. */
    List<Queued<?, ?>> take(Duration longest) throws InterruptedException {
        var batch = new ArrayList<Queued<?, ?>>();
        var first = queue.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, batchLimit - 1);
        }
        var now = wallTime.instant();
        batch.removeIf(queued -> isDropped(queued, now));
        return batch;
    }

    void answer(List<Queued<?, ?>> done) {
        done.forEach(queued -> queued.complete(answers));
    }

    void answerUnknown(List<Queued<?, ?>> lost, String why) {
        lost.forEach(queued -> queued.completeFault(answers, new OutcomeUnknown(why)));
    }

    /** During an outage: callers who waited long enough are told, then a short wait. */
    void pause(List<Queued<?, ?>> inHand, SQLException why) throws InterruptedException {
        if (stopping) {
            throw new InterruptedException("stopping during an outage: " + why.getMessage());
        }
        var now = wallTime.instant();
        var patience = now.minus(DOUBT_PATIENCE);
        answerUnknown(
                inHand.stream().filter(queued -> queued.isPast(patience)).toList(),
                "database away");
        queue.removeIf(queued -> isDropped(queued, now));
        Thread.sleep(OUTAGE_PAUSE);
    }

    /** Answers everything that waits: busy. */
    void sweep() {
        var left = new ArrayList<Queued<?, ?>>();
        queue.drainTo(left);
        left.forEach(queued -> queued.completeBusy(answers, "writer_busy"));
    }

    private boolean isDropped(Queued<?, ?> queued, Instant now) {
        boolean late = queued.isPast(now);
        if (late) {
            queued.completeBusy(answers, "deadline_passed");
        }
        return late;
    }
}
