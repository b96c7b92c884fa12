package io.larder.ledger;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waits for an outcome and rethrows its fault as itself. */
final class Waiting {
    private Waiting() {}

    static <T> T forOutcome(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException fault) {
            if (fault.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw fault;
        }
    }
}
