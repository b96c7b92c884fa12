package io.larder.ledger;

/**
 * A pure piece of work: it names the rows it may touch, then decides over them. It has no clock, no
 * randomness and no I/O; ids it inserts were made before. It may be decided more than once.
 */
public interface Part<R, F extends Refusal> {
    /** The rows and accounts to lock before {@link #decide}. */
    Reads reads();

    /** Decides over the locked rows. */
    Step<R, F> decide(View view, Moment now);
}
