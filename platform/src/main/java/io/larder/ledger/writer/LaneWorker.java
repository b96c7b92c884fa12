package io.larder.ledger.writer;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Cell;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One platform thread that owns one lane and runs what waits on it, batch after batch. A helper
 * takes a lane only when more waits than the first can carry, and then only while it does.
 */
final class LaneWorker {

    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(100);
    private static final Duration NO_LANE_PAUSE = Duration.ofSeconds(10);

    private final Cell cell;
    private final BusinessClock clock;
    private final BatchListener listener;
    private final Intake intake;
    private final boolean helper;
    private final Threads threads;
    private final Threads.Running thread;
    private List<Queued<?, ?>> inHand = List.of();
    private volatile boolean parked;
    private boolean working;
    private volatile int laneNumber;

    private LaneWorker(
            Cell cell,
            BusinessClock clock,
            BatchListener listener,
            Intake intake,
            Threads threads,
            boolean helper,
            String name)
            throws SQLException {
        this.cell = cell;
        this.clock = clock;
        this.listener = listener;
        this.intake = intake;
        this.threads = threads;
        this.helper = helper;
        var run = helper ? null : claim();
        this.thread = threads.thread(name, () -> work(run));
    }

    /** Claims a lane and starts. */
    static LaneWorker first(
            Cell cell, BusinessClock clock, BatchListener listener, Intake intake, Threads threads)
            throws SQLException {
        return started(
                new LaneWorker(cell, clock, listener, intake, threads, false, "ledger-writer"));
    }

    /** Starts, and waits for {@link #wake}. */
    static LaneWorker helper(
            Cell cell,
            BusinessClock clock,
            BatchListener listener,
            Intake intake,
            Threads threads,
            int number)
            throws SQLException {
        var name = "ledger-writer-" + number;
        return started(new LaneWorker(cell, clock, listener, intake, threads, true, name));
    }

    private static LaneWorker started(LaneWorker worker) {
        worker.thread.start();
        return worker;
    }

    /** The lane it writes; 0 before a helper's first. */
    int laneNumber() {
        return laneNumber;
    }

    /** Tells a helper that there is too much for the others. */
    void wake() {
        if (parked) {
            thread.wake();
        }
    }

    /** Waits until it has finished what is in hand. */
    void join(Duration longest) {
        thread.wake();
        thread.join(longest);
    }

    private BatchRun claim() throws SQLException {
        var run = new BatchRun(cell, clock, why -> intake.pause(inHand, why), listener);
        laneNumber = run.laneNumber();
        LOG.info("writing on lane {}", laneNumber);
        return run;
    }

    private void work(@Nullable BatchRun first) {
        @Nullable BatchRun run = first;
        try {
            while (intake.isOpen()) {
                if (run == null) {
                    run = claimWhenNeeded();
                    noteWhetherAway(run == null);
                    continue;
                }
                inHand = take();
                run = inHand.isEmpty() ? idle(run) : runInHand(run);
            }
        } catch (InterruptedException stopped) {
            failInHand("the writer was stopped");
        } finally {
            atWork(false);
            if (run != null) {
                run.close();
            }
        }
    }

    /** Without the first, a helper must not wait until there is too much for one. */
    private void noteWhetherAway(boolean away) {
        if (!helper) {
            intake.firstIsAway(away);
        }
    }

    private List<Queued<?, ?>> take() throws InterruptedException {
        if (helper) {
            if (!intake.isBehind()) {
                atWork(false);
                parkUntilBehind();
            }
            if (!intake.isBehind()) {
                return List.of();
            }
            atWork(true);
        }
        return intake.take(IDLE_POLL);
    }

    /** While a helper works, the others leave it its share. */
    private void atWork(boolean now) {
        if (helper && now != working) {
            working = now;
            intake.shareAmong(now ? 1 : -1);
        }
    }

    private void parkUntilBehind() {
        if (!intake.isBehind()) {
            parked = true;
            threads.park(IDLE_POLL);
            parked = false;
        }
    }

    private @Nullable BatchRun claimWhenNeeded() throws InterruptedException {
        if (helper) {
            parkUntilBehind();
            if (!intake.isBehind()) {
                return null;
            }
        }
        try {
            return claim();
        } catch (SQLException away) {
            if (helper) {
                LOG.info("no second lane: {}", away.getMessage());
                threads.park(NO_LANE_PAUSE);
            } else {
                intake.pause(inHand, away);
            }
            return null;
        }
    }

    /** A day that has turned is written down, or nobody could know that the lane is past it. */
    private @Nullable BatchRun idle(BatchRun run) throws InterruptedException {
        return run.isBehindDate() ? attempt(run, run::turnDay) : run;
    }

    private @Nullable BatchRun runInHand(BatchRun run) throws InterruptedException {
        var after = attempt(run, () -> run.run(inHand));
        if (after != null) {
            intake.answer(inHand);
            inHand = List.of();
        }
        return after;
    }

    private interface Step {
        void run() throws LaneLost, InterruptedException;
    }

    /** Null when the lane was lost; then what was in hand has been answered as unknown. */
    private @Nullable BatchRun attempt(BatchRun run, Step step) throws InterruptedException {
        try {
            step.run();
            return run;
        } catch (LaneLost lost) {
            LOG.error("{}; giving up what is in hand as unknown", lost.getMessage());
            failInHand(String.valueOf(lost.getMessage()));
        } catch (RuntimeException | Error defect) {
            LOG.error("the writer failed; giving up what is in hand as unknown", defect);
            failInHand(String.valueOf(defect.getMessage()));
        }
        run.close();
        atWork(false);
        return null;
    }

    private void failInHand(String why) {
        intake.answerUnknown(inHand, why);
        inHand = List.of();
    }
}
