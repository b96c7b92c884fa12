package io.larder.ledger.core;

import io.larder.ledger.Command;
import io.larder.ledger.Key;
import io.larder.ledger.Moment;
import io.larder.ledger.Outcome;
import io.larder.ledger.Reads;
import io.larder.ledger.Refusal;
import io.larder.ledger.Step;
import io.larder.ledger.WriterFault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One command on its way through a batch, with what was decided of it so far. */
public class Work<R, F extends Refusal> {

    private final Command<R, F> command;
    private final String keyText;
    private Reads reads;
    private @Nullable Outcome<R, F> outcome;
    private @Nullable RuntimeException fault;

    public Work(Command<R, F> command) {
        this.command = command;
        this.keyText = command.key().text();
        this.reads = command.part().reads();
    }

    public Command<R, F> command() {
        return command;
    }

    public String keyText() {
        return keyText;
    }

    /** Everything to lock for it: what it named, and what it asked for later. */
    public Reads reads() {
        return reads;
    }

    /** What its caller will hear after the commit, or null when it broke a rule. */
    public @Nullable Outcome<R, F> outcome() {
        return outcome;
    }

    public @Nullable RuntimeException fault() {
        return fault;
    }

    /** Before the batch is decided anew. What it asked for stays asked for. */
    public void forget() {
        outcome = null;
        fault = null;
    }

    /** Makes the command fail alone. */
    public void fail(RuntimeException why) {
        fault = why;
    }

    /** Leaves the command undone; its caller may try again. */
    public void busy(Duration retryAfter, String code) {
        outcome = new Outcome.Busy<>(retryAfter, code);
    }

    void replayOf(Remembered first) {
        if (command.key() instanceof Key.Client client
                && !client.bodyHash().equals(first.bodyHash())) {
            outcome = new Outcome.Conflict<>(first.result());
        } else {
            outcome = new Outcome.Done<>(command.kept().read().apply(first.result()), true);
        }
    }

    /** Decides over the books; the step is null when the command failed. */
    @Nullable Step<R, F> decide(Books books, Moment now) {
        try {
            return command.part().decide(books, now);
        } catch (RuntimeException broken) {
            fail(broken instanceof WriterFault ? broken : new WriterFault("part failed", broken));
            return null;
        }
    }

    void refused(F why) {
        outcome = new Outcome.Refused<>(why);
    }

    void askFor(Reads more) {
        reads = reads.and(more);
    }

    Remembered accepted(R result) {
        var text = command.kept().write().apply(result);
        if (text.length() > Remembered.RESULT_LENGTH) {
            throw new WriterFault("a kept result may have at most 1,000 characters");
        }
        outcome = new Outcome.Done<>(result, false);
        var bodyHash = command.key() instanceof Key.Client client ? client.bodyHash() : "";
        return new Remembered(keyText, bodyHash, text);
    }
}
