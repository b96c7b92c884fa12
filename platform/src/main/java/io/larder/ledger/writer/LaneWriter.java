package io.larder.ledger.writer;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Cell;
import io.larder.ledger.Command;
import io.larder.ledger.Outcome;
import io.larder.ledger.Refusal;
import io.larder.ledger.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * The writer of one process: takes what is queued, never waiting when idle, and runs it as one
 * batch. One platform thread owns each lane; answers are given on virtual threads. Under load that
 * one lane cannot carry, a second one lets the database work on both of the machine's cores.
 */
public final class LaneWriter implements Writer, AutoCloseable {

    private static final Duration LONGEST_FINISH = Duration.ofSeconds(30);

    private final BooleanSupplier frozen;
    private final Intake intake;
    private final LaneWorker first;
    private final List<LaneWorker> helpers = new CopyOnWriteArrayList<>();

    /**
     * Claims a lane and starts.
     *
     * @param wallTime for command deadlines
     * @param frozen whether a breach has frozen the cell; then commands are answered busy
     * @param listener hears of each batch after its commit, on the writer's threads
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
        this(cell, clock, wallTime, settings, frozen, listener, new MachineThreads());
    }

    /** On threads of the caller's choice. */
    LaneWriter(
            Cell cell,
            BusinessClock clock,
            InstantSource wallTime,
            WriterSettings settings,
            BooleanSupplier frozen,
            BatchListener listener,
            Threads threads)
            throws SQLException {
        this(
                outage -> new BatchRun(cell, clock, outage, listener),
                wallTime,
                settings,
                frozen,
                threads);
    }

    /** Over lanes of the caller's choice. */
    LaneWriter(
            Lane.Claim claim,
            InstantSource wallTime,
            WriterSettings settings,
            BooleanSupplier frozen,
            Threads threads)
            throws SQLException {
        this.frozen = frozen;
        this.intake = new Intake(wallTime, settings, threads);
        this.first = LaneWorker.first(claim, intake, threads);
        for (int number = 2; number <= settings.lanes(); number++) {
            helpers.add(LaneWorker.helper(claim, intake, threads, number));
        }
    }

    @Override
    public <R, F extends Refusal> CompletionStage<Outcome<R, F>> submit(Command<R, F> command) {
        if (frozen.getAsBoolean()) {
            return busy("cell_frozen");
        }
        var queued = new Queued<>(command);
        if (!intake.offer(queued)) {
            return busy("writer_busy");
        }
        if (!helpers.isEmpty() && intake.isBehind()) {
            helpers.forEach(LaneWorker::wake);
        }
        return queued.answer();
    }

    /** The lane this process writes first, 1 to the cell's number of lanes. */
    public int laneNumber() {
        return first.laneNumber();
    }

    /** How many commands wait. */
    public int waiting() {
        return intake.waiting();
    }

    /** Finishes what is in hand, answers the rest busy, and gives the lanes up. */
    @Override
    public void close() {
        intake.stop();
        first.join(LONGEST_FINISH);
        // the first leaves something only in an outage; a helper would stay for it, and wait
        intake.sweep();
        helpers.forEach(helper -> helper.join(LONGEST_FINISH));
    }

    private static <R, F extends Refusal> CompletionStage<Outcome<R, F>> busy(String code) {
        return CompletableFuture.completedFuture(new Outcome.Busy<R, F>(Queued.RETRY_AFTER, code));
    }
}
