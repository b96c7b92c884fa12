package io.larder.ledger;

import java.time.Instant;

/**
 * A part under a key.
 *
 * @param deadline wall time; past it the command is answered {@link Outcome.Busy} and never decided
 */
public record Command<R, F extends Refusal>(
        Key key, Kept<R> kept, Instant deadline, Part<R, F> part) {}
