package io.larder.recharge;

import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Never;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.Refusal;
import io.larder.ledger.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Hands this room's parts to the ledger under the right kind of key. */
@Component
class Commands {

    /** How long the platform's own commands wait: they carry news that must not be lost lightly. */
    private static final Duration OWN_PATIENCE = Duration.ofSeconds(30);

    private final Writer writer;
    private final InstantSource wallTime;
    private final RechargeSettings settings;

    Commands(Writer writer, InstantSource wallTime, RechargeSettings settings) {
        this.writer = writer;
        this.wallTime = wallTime;
        this.settings = settings;
    }

    /** What a caller asks for. */
    <F extends Refusal> Outcome<String, F> asked(
            Caller caller, String operation, IdempotencyKey key, Part<String, F> part) {
        return writer.run(
                new Command<>(
                        new Key.Client(caller.id(), operation, key.value(), key.bodyHash()),
                        Kept.text(),
                        within(settings.commandTimeout()),
                        part));
    }

    /** What a fact demands; it happens once, however often it is heard of. */
    <R> Outcome.Done<R, Never> fact(
            String operation, String naturalId, Kept<R> kept, Part<R, Never> part) {
        var key = new Key.Internal(operation, naturalId);
        var outcome = writer.run(new Command<>(key, kept, within(OWN_PATIENCE), part));
        if (outcome instanceof Outcome.Done<R, Never> done) {
            return done;
        }
        throw new LedgerBusy(operation + " could not be written: " + outcome);
    }

    private Instant within(Duration patience) {
        return wallTime.instant().plus(patience);
    }

    /** The ledger takes nothing now; whoever brought the fact will bring it again. */
    static final class LedgerBusy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LedgerBusy(String message) {
            super(message);
        }
    }
}
