package io.larder.ledger.writer;

import io.larder.ledger.OutcomeUnknown;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * The commands of a process that wait for one of its lanes: bounded, and dropped when too late.
 * Lanes that work take equal shares in the order of arrival, so that the ids in a batch follow each
 * other and fill whole pages. What touches a card that another lane has in hand waits for it here,
 * where no lane waits with it.
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
    private final Threads threads;
    private final Executor answers;
    private final Lock lock;
    private final Condition arrived;
    private final ArrayDeque<Queued<?, ?>> queue = new ArrayDeque<>();
    private final Set<Object> cardsInHand = new HashSet<>();
    private int inHand;
    private int lanes = 1;
    private volatile boolean stopping;
    private volatile boolean firstAway;

    Intake(InstantSource wallTime, WriterSettings settings, Threads threads) {
        this.wallTime = wallTime;
        this.threads = threads;
        this.answers = threads.answers();
        this.lock = threads.lock();
        this.arrived = lock.newCondition();
        this.batchLimit = settings.batchLimit();
        this.queueLimit = settings.queueLimit();
    }

    /** False when it is full or closed. */
    boolean offer(Queued<?, ?> command) {
        lock.lock();
        try {
            if (stopping || queue.size() >= queueLimit) {
                return false;
            }
            command.accepted(wallTime.instant(), threads.nanos());
            queue.add(command);
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
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether more wait than one lane should be left with, or the first has no lane at all. */
    boolean isBehind() {
        int waiting = waiting();
        return waiting >= Math.min(MOST_FOR_ONE_LANE, batchLimit) || (firstAway && waiting > 0);
    }

    /** Says whether the first worker has no lane, since others had taken them all. */
    void firstIsAway(boolean away) {
        firstAway = away;
    }

    /** Whether there is, or may come, something to do. */
    boolean isOpen() {
        return !stopping || waiting() > 0;
    }

    /** No more is taken in; lanes that wait go on at once. */
    void stop() {
        lock.lock();
        try {
            stopping = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Another lane works from now on, or one less: those that work share equally. */
    void shareAmong(int change) {
        lock.lock();
        try {
            lanes += change;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A lane's share of what waits now, at most one batch of it, in its hand until it is
     * {@linkplain #answer answered}; waits so long when there is nothing.
     */
    List<Queued<?, ?>> take(Duration longest) throws InterruptedException {
        var batch = new ArrayList<Queued<?, ?>>();
        lock.lock();
        try {
            fill(batch);
            if (batch.isEmpty() && (!stopping || !queue.isEmpty())) {
                arrived.await(longest.toNanos(), TimeUnit.NANOSECONDS);
                fill(batch);
            }
        } finally {
            lock.unlock();
        }
        return batch;
    }

    private void fill(List<Queued<?, ?>> batch) {
        int share = (queue.size() + inHand + lanes - 1) / lanes;
        int most = Round.wholeSize(Math.min(batchLimit, Math.min(share, queue.size())));
        long now = threads.nanos();
        var kept = new ArrayDeque<Queued<?, ?>>();
        var passed = new HashSet<>();
        while (batch.size() < most && !queue.isEmpty()) {
            var next = queue.remove();
            if (next.touchesAny(cardsInHand) || next.touchesAny(passed)) {
                // what came later does not overtake it: of two busy cards one is always in hand
                passed.addAll(next.cards());
                kept.push(next);
            } else if (!isDropped(next, now)) {
                batch.add(next);
            }
        }
        kept.forEach(queue::addFirst);
        batch.forEach(queued -> cardsInHand.addAll(queued.cards()));
        inHand += batch.size();
    }

    private void release(List<Queued<?, ?>> batch) {
        lock.lock();
        try {
            batch.forEach(queued -> cardsInHand.removeAll(queued.cards()));
            inHand -= batch.size();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Answers what a lane had in hand. */
    void answer(List<Queued<?, ?>> done) {
        release(done);
        for (int from = 0; from < done.size(); from += ANSWERS_AT_ONCE) {
            var some = done.subList(from, Math.min(done.size(), from + ANSWERS_AT_ONCE));
            answers.execute(() -> some.forEach(queued -> queued.complete(Runnable::run)));
        }
    }

    /** Answers what a lane had in hand and does not know the end of. */
    void answerUnknown(List<Queued<?, ?>> lost, String why) {
        release(lost);
        tellUnknown(lost, why);
    }

    private void tellUnknown(List<Queued<?, ?>> lost, String why) {
        lost.forEach(queued -> queued.completeFault(answers, new OutcomeUnknown(why)));
    }

    /** During an outage: callers who waited long enough are told, then a short wait. */
    void pause(List<Queued<?, ?>> inHand, SQLException why) throws InterruptedException {
        if (stopping) {
            throw new InterruptedException("stopping during an outage: " + why.getMessage());
        }
        long now = threads.nanos();
        tellUnknown(
                inHand.stream().filter(queued -> queued.isPast(now, DOUBT_PATIENCE)).toList(),
                "database away");
        lock.lock();
        try {
            queue.removeIf(queued -> isDropped(queued, now));
        } finally {
            lock.unlock();
        }
        threads.sleep(OUTAGE_PAUSE);
    }

    /** Answers everything that waits: busy. */
    void sweep() {
        lock.lock();
        try {
            queue.forEach(queued -> queued.completeBusy(answers, "writer_busy"));
            queue.clear();
        } finally {
            lock.unlock();
        }
    }

    private boolean isDropped(Queued<?, ?> queued, long nanos) {
        boolean late = queued.isPast(nanos, Duration.ZERO);
        if (late) {
            queued.completeBusy(answers, "deadline_passed");
        }
        return late;
    }
}
