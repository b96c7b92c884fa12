package io.larder.ledger.writer;

import io.larder.ledger.Never;
import io.larder.ledger.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The whole writer over lanes in memory, as steps: what its two threads do from start to end, what
 * callers do, and its close.
 */
public class WriterSteps {

    private final UntimedThreads threads = new UntimedThreads();
    private final LanesInMemory lanes;
    private final LaneWriter writer;
    private final Answer[] answers = {new Answer(), new Answer(), new Answer()};

    /** What a caller waits on. */
    private static final class Answer {
        private CompletableFuture<Outcome<String, Never>> stage = new CompletableFuture<>();
    }

    WriterSteps(LanesInMemory.First first, int batchLimit) {
        lanes = new LanesInMemory(first);
        var settings = new WriterSettings(2, batchLimit, 4);
        try {
            writer = new LaneWriter(lanes, () -> Instant.EPOCH, settings, () -> false, threads);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The first worker, from its start to its end. */
    public void first() {
        threads.run(0);
    }

    /** The helper, from its start to its end. */
    public void helper() {
        threads.run(1);
    }

    public void submit(int command) {
        var card = IntakeAlone.cardOf(command);
        var submitted = OnCard.command(String.valueOf(command), card);
        answers[command].stage = writer.submit(submitted).toCompletableFuture();
    }

    public void close() {
        lanes.closing();
        writer.close();
    }

    /** Whether a command ran once and its caller heard so, or did not and its caller heard that. */
    public String heard(int command) {
        var answer = answers[command].stage;
        long runs = lanes.runs("- test " + command);
        if (!answer.isDone()) {
            return "nothing, it ran " + runs + " times";
        }
        if (answer.isCompletedExceptionally()) {
            return runs == 1 ? "ran" : "ran, and it did " + runs + " times";
        }
        return runs == 0 ? "busy" : "busy, and it ran " + runs + " times";
    }

    /** Whether its caller heard busy if it did not run, or unknown if it ran at most once. */
    public String answered(int command) {
        boolean unknown = answers[command].stage.isCompletedExceptionally();
        boolean right = unknown && lanes.runs("- test " + command) <= 1;
        return right || heard(command).equals("busy") ? "right" : heard(command);
    }

    /** What was wrong with the lanes. */
    public String lanes() {
        return lanes.wrong();
    }

    /** The same alone: what was submitted before the close is run, the rest is not. */
    public static class Alone {
        private final String[] heard = {"nothing", "nothing", "nothing"};
        private boolean closed;

        public void first() {}

        public void helper() {}

        public void submit(int command) {
            heard[command] = closed ? "busy" : "ran";
        }

        public void close() {
            closed = true;
        }

        public String heard(int command) {
            return heard[command];
        }

        public String answered(int command) {
            return "right";
        }

        public String lanes() {
            return "";
        }
    }
}
