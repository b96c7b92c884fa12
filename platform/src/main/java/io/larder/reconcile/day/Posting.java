package io.larder.reconcile.day;

import io.larder.edge.Answers;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Never;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.UsedKeys;
import io.larder.ledger.Writer;
import io.larder.money.Ids;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Hands this room's parts to the ledger. They are all idempotent by the rows they look at, so each
 * run has keys of its own: a rerun after a crash must judge anew what is there, not replay what was
 * asked before.
 */
@Component
class Posting {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Writer writer;
    private final InstantSource wallTime;
    private final Answers answers;
    private final UsedKeys usedKeys;

    Posting(Writer writer, InstantSource wallTime, Answers answers, UsedKeys usedKeys) {
        this.writer = writer;
        this.wallTime = wallTime;
        this.answers = answers;
        this.usedKeys = usedKeys;
    }

    /** Runs a part under a key of this run. */
    <R> R run(String operation, Kept<R> kept, Part<R, Never> part) {
        return answers.accepted(
                submit(new Key.Internal("reconcile." + operation, Ids.next("run")), kept, part));
    }

    /** Runs a part under its caller's key. */
    Outcome<String, Never> asked(Key.Client key, Part<String, Never> part) {
        var outcome = submit(key, Kept.text(), part);
        answers.accepted(outcome);
        return outcome;
    }

    /** Whether a caller's key was used for this request before; refuses one used for another. */
    boolean isRepeated(Key.Client key) {
        var used = usedKeys.find(key);
        used.filter(found -> !found.same())
                .ifPresent(
                        found ->
                                answers.accepted(
                                        new Outcome.Conflict<String, Never>(found.result())));
        return used.isPresent();
    }

    private <R> Outcome<R, Never> submit(Key key, Kept<R> kept, Part<R, Never> part) {
        var deadline = wallTime.instant().plus(PATIENCE);
        return writer.run(new Command<>(key, kept, deadline, part));
    }
}
