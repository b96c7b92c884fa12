package io.larder.ledger.writer;

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

    private final Lane.Claim claim;
    private final Intake intake;
    private final boolean helper;
    private final Threads threads;
    private final Threads.Running thread;
    private final Rest rest;
    private List<Queued<?, ?>> inHand = List.of();
    private boolean working;
    private volatile int laneNumber;

    private LaneWorker(
            Lane.Claim claim, Intake intake, Threads threads, boolean helper, String name)
            throws SQLException {
        this.claim = claim;
        this.intake = intake;
        this.threads = threads;
        this.rest = new Rest(threads);
        this.helper = helper;
        var lane = helper ? null : claim();
        this.thread = threads.thread(name, () -> work(lane));
    }

    /** Claims a lane and starts. */
    static LaneWorker first(Lane.Claim claim, Intake intake, Threads threads) throws SQLException {
        return started(new LaneWorker(claim, intake, threads, false, "ledger-writer"));
    }

    /** Starts, and waits for {@link #wake}. */
    static LaneWorker helper(Lane.Claim claim, Intake intake, Threads threads, int number)
            throws SQLException {
        return started(new LaneWorker(claim, intake, threads, true, "ledger-writer-" + number));
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
        rest.end(thread);
    }

    /** Waits until it has finished what is in hand. */
    void join(Duration longest) {
        thread.wake();
        thread.join(longest);
    }

    private Lane claim() throws SQLException {
        var lane = claim.claim(why -> intake.pause(inHand, why));
        laneNumber = lane.number();
        LOG.info("writing on lane {}", laneNumber);
        return lane;
    }

    private void work(@Nullable Lane first) {
        @Nullable Lane lane = first;
        try {
            while (intake.isOpen()) {
                if (lane == null) {
                    lane = claimWhenNeeded();
                    noteWhetherAway(lane == null);
                    continue;
                }
                inHand = take();
                lane = inHand.isEmpty() ? idle(lane) : runInHand(lane);
            }
        } catch (InterruptedException stopped) {
            failInHand("the writer was stopped");
        } finally {
            atWork(false);
            if (lane != null) {
                lane.close();
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
                rest.unless(intake::isBehind, IDLE_POLL);
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

    private @Nullable Lane claimWhenNeeded() throws InterruptedException {
        if (helper) {
            rest.unless(intake::isBehind, IDLE_POLL);
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
    private @Nullable Lane idle(Lane lane) throws InterruptedException {
        return lane.isBehindDate() ? attempt(lane, lane::turnDay) : lane;
    }

    private @Nullable Lane runInHand(Lane lane) throws InterruptedException {
        var after = attempt(lane, () -> lane.run(inHand));
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
    private @Nullable Lane attempt(Lane lane, Step step) throws InterruptedException {
        try {
            step.run();
            return lane;
        } catch (LaneLost lost) {
            LOG.error("{}; giving up what is in hand as unknown", lost.getMessage());
            failInHand(String.valueOf(lost.getMessage()));
        } catch (RuntimeException | Error defect) {
            LOG.error("the writer failed; giving up what is in hand as unknown", defect);
            failInHand(String.valueOf(defect.getMessage()));
        }
        lane.close();
        atWork(false);
        return null;
    }

    private void failInHand(String why) {
        intake.answerUnknown(inHand, why);
        inHand = List.of();
    }
}
