package io.larder.ledger.writer;

import io.larder.ledger.OutcomeUnknown;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The commands of a process that wait for one of its lanes: bounded, and dropped when too late.
 * Those that touch the same card stand in the same half of it. While two lanes work, each takes
 * from its own half, so that they seldom wait for each other's rows; a lane alone takes from both.
 */
final class Intake {

    /** Measured with 64 in flight: half of them in hand, the second lane is worth a third more. */
    private static final int MOST_FOR_ONE_LANE = 24;

    /** Answers given on one virtual thread: fewer threads, and no caller waits for many others. */
    private static final int ANSWERS_AT_ONCE = 16;

    private static final Duration OUTAGE_PAUSE = Duration.ofMillis(100);

    /** How long past its deadline a command in doubt is kept before its caller hears "unknown". */
    private static final Duration DOUBT_PATIENCE = Duration.ofSeconds(10);

    private final InstantSource wallTime;
    private final int batchLimit;
    private final int queueLimit;
    private final Executor answers = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<ArrayDeque<Queued<?, ?>>> halves =
            List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private volatile boolean stopping;

    Intake(InstantSource wallTime, WriterSettings settings) {
        this.wallTime = wallTime;
        this.batchLimit = settings.batchLimit();
        this.queueLimit = settings.queueLimit();
    }

    /** False when it is full or closed. */
    boolean offer(Queued<?, ?> command) {
        lock.lock();
        try {
            if (stopping || size() >= queueLimit) {
                return false;
            }
            halves.get(command.half()).add(command);
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many commands wait. */
    int waiting() {
        lock.lock();
        try {
            return size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether more wait than one lane should be left with. */
    boolean isBehind() {
        return waiting() >= Math.min(MOST_FOR_ONE_LANE, batchLimit);
    }

    /** Whether there is, or may come, something to do. */
    boolean isOpen() {
        return !stopping || waiting() > 0;
    }

    void stop() {
        stopping = true;
    }

    /**
     * What waits now, at most one batch of it; waits so long when nothing does.
     *
     * @param halves how many of the two to take from, beginning with {@code from}
     */
    List<Queued<?, ?>> take(int from, int halves, Duration longest) throws InterruptedException {
        var batch = new ArrayList<Queued<?, ?>>();
        lock.lock();
        try {
            if (size(from, halves) == 0) {
                arrived.await(longest.toNanos(), TimeUnit.NANOSECONDS);
            }
            int left = Round.wholeSize(Math.min(batchLimit, size(from, halves)));
            for (int i = from; i < from + halves; i++) {
                var half = this.halves.get(i % 2);
                for (; left > 0 && !half.isEmpty(); left--) {
                    batch.add(half.remove());
                }
            }
        } finally {
            lock.unlock();
        }
        var now = wallTime.instant();
        batch.removeIf(queued -> isDropped(queued, now));
        return batch;
    }

    /** Lets a lane that waits look again at which halves are its own. */
    void nudge() {
        lock.lock();
        try {
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    void answer(List<Queued<?, ?>> done) {
        for (int from = 0; from < done.size(); from += ANSWERS_AT_ONCE) {
            var some = done.subList(from, Math.min(done.size(), from + ANSWERS_AT_ONCE));
            answers.execute(() -> some.forEach(queued -> queued.complete(Runnable::run)));
        }
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
        lock.lock();
        try {
            halves.forEach(half -> half.removeIf(queued -> isDropped(queued, now)));
        } finally {
            lock.unlock();
        }
        Thread.sleep(OUTAGE_PAUSE);
    }

    /** Answers everything that waits: busy. */
    void sweep() {
        lock.lock();
        try {
            for (var half : halves) {
                half.forEach(queued -> queued.completeBusy(answers, "writer_busy"));
                half.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    private int size() {
        return size(0, 2);
    }

    private int size(int from, int count) {
        int size = 0;
        for (int i = from; i < from + count; i++) {
            size += halves.get(i % 2).size();
        }
        return size;
    }

    private boolean isDropped(Queued<?, ?> queued, Instant now) {
        boolean late = queued.isPast(now);
        if (late) {
            queued.completeBusy(answers, "deadline_passed");
        }
        return late;
    }
}
