package io.larder.ledger.writer;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Cell;
import io.larder.ledger.Command;
import io.larder.ledger.Outcome;
import io.larder.ledger.OutcomeUnknown;
import io.larder.ledger.Refusal;
import io.larder.ledger.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer of one process: takes what is queued, never waiting when idle, and runs it as one
 * batch. One platform thread owns the lane; answers are given on virtual threads.
 */
public final class LaneWriter implements Writer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LaneWriter.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(100);
    private static final Duration OUTAGE_PAUSE = Duration.ofMillis(100);

    /** How long past its deadline a command in doubt is kept before its caller hears "unknown". */
    private static final Duration DOUBT_PATIENCE = Duration.ofSeconds(10);

    private final Cell cell;
    private final BusinessClock clock;
    private final InstantSource wallTime;
    private final WriterSettings settings;
    private final BooleanSupplier frozen;
    private final BatchListener listener;
    private final BlockingQueue<Queued<?, ?>> queue;
    private final Executor answers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread;
    private List<Queued<?, ?>> inHand = List.of();
    private volatile boolean stopping;
    private volatile int laneNumber;

    /**
     * Claims a lane and starts.
     *
     * @param wallTime for command deadlines
     * @param frozen whether a breach has frozen the cell; then commands are answered busy
     * @param listener hears of each batch after its commit, on the writer's thread
     * @throws SQLException when the cell cannot be reached or every lane is taken
     */
    public LaneWriter(
            Cell cell,
            BusinessClock clock,
            InstantSource wallTime,
            WriterSettings settings,
            BooleanSupplier frozen,
            BatchListener listener)
            throws SQLException {
        this.cell = cell;
        this.clock = clock;
        this.wallTime = wallTime;
        this.settings = settings;
        this.frozen = frozen;
        this.listener = listener;
        this.queue = new ArrayBlockingQueue<>(settings.queueLimit());
        var run = claim();
        this.thread = Thread.ofPlatform().name("ledger-writer").start(() -> work(run));
    }

    @Override
    public <R, F extends Refusal> CompletionStage<Outcome<R, F>> submit(Command<R, F> command) {
        var queued = new Queued<>(command);
        if (frozen.getAsBoolean()) {
            return busy("cell_frozen");
        }
        if (stopping || !queue.offer(queued)) {
            return busy("writer_busy");
        }
        if (stopping) {
            sweepAll();
        }
        return queued.answer();
    }

    /** The lane this process writes, 1 to the cell's number of lanes. */
    public int laneNumber() {
        return laneNumber;
    }

    /** How many commands wait. */
    public int waiting() {
        return queue.size();
    }

    /** Finishes what is in hand, answers the rest busy, and gives the lane up. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sweepAll();
    }

    private static <R, F extends Refusal> CompletionStage<Outcome<R, F>> busy(String code) {
        return CompletableFuture.completedFuture(new Outcome.Busy<R, F>(Queued.RETRY_AFTER, code));
    }

    private BatchRun claim() throws SQLException {
        var run = new BatchRun(cell, clock, this::pause, listener);
        laneNumber = run.laneNumber();
        LOG.info("writing on lane {}", laneNumber);
        return run;
    }

    private void work(BatchRun first) {
        @Nullable BatchRun run = first;
        try {
            while (!stopping || !queue.isEmpty()) {
                inHand = take();
                if (inHand.isEmpty()) {
                    continue;
                }
                run = run == null ? claimAgain() : run;
                run = runInHand(run);
            }
        } catch (InterruptedException stopped) {
            failInHand("the writer was stopped");
        } finally {
            if (run != null) {
                run.close();
            }
        }
    }

    private @Nullable BatchRun runInHand(BatchRun run) throws InterruptedException {
        try {
            run.run(inHand);
            inHand.forEach(queued -> queued.complete(answers));
            inHand = List.of();
            return run;
        } catch (LaneLost lost) {
            LOG.error("{}; giving up what is in hand as unknown", lost.getMessage());
            failInHand(String.valueOf(lost.getMessage()));
        } catch (RuntimeException | Error defect) {
            LOG.error("the writer failed; giving up what is in hand as unknown", defect);
            failInHand(String.valueOf(defect.getMessage()));
        }
        run.close();
        return null;
    }

    private BatchRun claimAgain() throws InterruptedException {
        while (true) {
            try {
                return claim();
            } catch (SQLException away) {
                pause(away);
            }
        }
    }

    private List<Queued<?, ?>> take() throws InterruptedException {
        var batch = new ArrayList<Queued<?, ?>>();
        var first = queue.poll(IDLE_POLL.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, settings.batchLimit() - 1);
        }
        var now = wallTime.instant();
        batch.removeIf(
                queued -> {
                    boolean late = queued.isPast(now);
                    if (late) {
                        queued.completeBusy(answers, "deadline_passed");
                    }
                    return late;
                });
        return batch;
    }

    /** During an outage: callers who waited long enough are told, then a short wait. */
    private void pause(SQLException why) throws InterruptedException {
        if (stopping) {
            throw new InterruptedException("stopping during an outage: " + why.getMessage());
        }
        var now = wallTime.instant();
        for (var queued : inHand) {
            if (queued.isPast(now.minus(DOUBT_PATIENCE))) {
                queued.completeFault(answers, new OutcomeUnknown("database away"));
            }
        }
        queue.removeIf(
                queued -> {
                    boolean late = queued.isPast(now);
                    if (late) {
                        queued.completeBusy(answers, "deadline_passed");
                    }
                    return late;
                });
        Thread.sleep(OUTAGE_PAUSE);
    }

    private void failInHand(String why) {
        inHand.forEach(queued -> queued.completeFault(answers, new OutcomeUnknown(why)));
        inHand = List.of();
    }

    private void sweepAll() {
        var left = new ArrayList<Queued<?, ?>>();
        queue.drainTo(left);
        left.forEach(queued -> queued.completeBusy(answers, "writer_busy"));
    }
}
