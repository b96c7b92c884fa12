package io.larder.ledger;

import java.time.Duration;

/** What the caller hears after the commit; a fault completes the stage exceptionally. */
public sealed interface Outcome<R, F extends Refusal> {

    /** Accepted and durable; {@code replayed} when an earlier command with the same key did it. */
    record Done<R, F extends Refusal>(R result, boolean replayed) implements Outcome<R, F> {}

    /** Judged and refused; nothing was written. */
    record Refused<R, F extends Refusal>(F why) implements Outcome<R, F> {}

    /**
     * The key was used before with another body; {@code kept} is the first request's result as
     * text.
     */
    record Conflict<R, F extends Refusal>(String kept) implements Outcome<R, F> {}

    /** Not decided, because the queue is full, the deadline passed or the cell is frozen. */
    record Busy<R, F extends Refusal>(Duration retryAfter, String code) implements Outcome<R, F> {}
}
