package io.larder.card.ask;

import io.larder.card.CardRefusal;
import io.larder.edge.Answers;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.Writer;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Runs a request's part under its key, and turns whatever is not an acceptance into its problem.
 */
@Component
public class CardCommands {

    private final Writer writer;
    private final InstantSource wallTime;
    private final Duration patience;
    private final Answers answers;

    public CardCommands(
            Writer writer, InstantSource wallTime, CardSettings settings, Answers answers) {
        this.answers = answers;
        this.writer = writer;
        this.wallTime = wallTime;
        this.patience = Duration.ofMillis(settings.commandTimeoutMs());
    }

    /** An accepted request; {@code replayed} when an earlier one with its key was. */
    public record Accepted<R>(R result, boolean replayed) {

        /** The answer to it. */
        public <T> ResponseEntity<T> answer(HttpStatus status, T body) {
            var answer = ResponseEntity.status(status);
            if (replayed) {
                answer.header(IdempotencyKey.REPLAYED_HEADER, "true");
            }
            return answer.body(body);
        }
    }

    /** The name of a caller's request. */
    public static Key key(Caller caller, String operation, IdempotencyKey key) {
        return new Key.Client(caller.id(), operation, key.value(), key.bodyHash());
    }

    /** Runs a part whose result is an id. */
    public Accepted<String> run(Key key, Part<String, CardRefusal> part) {
        return run(key, Kept.text(), part);
    }

    /** Runs a part; a refusal is thrown as its problem. */
    public <R> Accepted<R> run(Key key, Kept<R> kept, Part<R, CardRefusal> part) {
        var outcome = writer.run(command(key, kept, part));
        boolean replayed = outcome instanceof Outcome.Done<?, ?> done && done.replayed();
        return new Accepted<>(answers.accepted(outcome), replayed);
    }

    private <R> Command<R, CardRefusal> command(Key key, Kept<R> kept, Part<R, CardRefusal> part) {
        return new Command<>(key, kept, wallTime.instant().plus(patience), part);
    }
}
