package io.larder.ledger.writer;

import io.larder.ledger.Command;
import io.larder.ledger.LockRank;
import io.larder.ledger.Outcome;
import io.larder.ledger.Refusal;
import io.larder.ledger.WriterFault;
import io.larder.ledger.core.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** A command in the writer's hands, with the stage its caller waits on. */
final class Queued<R, F extends Refusal> extends Work<R, F> {

    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Set<Object> cards;
    private final CompletableFuture<Outcome<R, F>> answer = new CompletableFuture<>();

    Queued(Command<R, F> command) {
        super(command);
        cards =
                reads().rows().entrySet().stream()
                        .filter(table -> table.getKey().rank() == LockRank.CARD)
                        .flatMap(table -> table.getValue().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The cards it touches. */
    Set<Object> cards() {
        return cards;
    }

    /** Whether it touches one of these cards. */
    boolean touchesAny(Set<Object> some) {
        for (var card : cards) {
            if (some.contains(card)) {
                return true;
            }
        }
        return false;
    }

    CompletableFuture<Outcome<R, F>> answer() {
        return answer;
    }

    boolean isPast(Instant wallTime) {
        return command().deadline().isBefore(wallTime);
    }

    /** Answers what was decided. */
    void complete(Executor threads) {
        var outcome = outcome();
        if (outcome != null) {
            threads.execute(() -> answer.complete(outcome));
        } else {
            var fault = fault();
            completeFault(threads, fault == null ? new WriterFault("not decided") : fault);
        }
    }

    void completeFault(Executor threads, RuntimeException fault) {
        threads.execute(() -> answer.completeExceptionally(fault));
    }

    void completeBusy(Executor threads, String code) {
        threads.execute(() -> answer.complete(new Outcome.Busy<>(RETRY_AFTER, code)));
    }
}
