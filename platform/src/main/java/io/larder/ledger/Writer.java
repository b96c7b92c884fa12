package io.larder.ledger;

import java.util.concurrent.CompletionStage;

/** Runs commands in batches, each batch one durable transaction. */
public interface Writer {

    /**
     * Queues a command. The stage completes on a virtual thread after the commit; it completes
     * exceptionally with {@link WriterFault} when the command broke a rule of the ledger, and with
     * {@link OutcomeUnknown} when this process lost its lane before the outcome was known.
     */
    <R, F extends Refusal> CompletionStage<Outcome<R, F>> submit(Command<R, F> command);

    /** Submits and waits. Call it from a virtual thread. */
    default <R, F extends Refusal> Outcome<R, F> run(Command<R, F> command) {
        return Waiting.forOutcome(submit(command));
    }
}
