package io.larder.ledger;

/** What a part decided. */
public sealed interface Step<R, F extends Refusal> {

    /** The changes are to be written, and the result answered after the commit. */
    record Done<R, F extends Refusal>(R result, Changes changes) implements Step<R, F> {}

    /** Nothing is written. */
    record Refused<R, F extends Refusal>(F why) implements Step<R, F> {}

    /**
     * Only for rows whose keys cannot be known before a locked row was read. The part is asked
     * again when they are locked; asking for nothing but locked rows is a fault of the command.
     */
    record NeedsMore<R, F extends Refusal>(Reads reads) implements Step<R, F> {}
}
