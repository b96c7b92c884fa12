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
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration PASSED = Duration.ofNanos(-1);

    private final Set<Object> cards;
    private final CompletableFuture<Outcome<R, F>> answer = new CompletableFuture<>();
    private long expiresNanos;

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

    /**
     * It is taken in. What is left until its deadline is counted evenly from here, so that a clock
     * that is set meanwhile neither drops it nor keeps its caller waiting.
     *
     * @param nanos {@link Threads#nanos}
     */
    void accepted(Instant wallTime, long nanos) {
        var left = Duration.between(wallTime, command().deadline());
        if (left.isNegative()) {
            left = PASSED;
        } else if (left.compareTo(LONGEST) > 0) {
            left = LONGEST;
        }
        expiresNanos = nanos + left.toNanos();
    }

    /** Whether its deadline was so long ago, or longer. */
    boolean isPast(long nanos, Duration ago) {
        return nanos - expiresNanos > ago.toNanos();
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
