package io.larder.edge;

import io.larder.ledger.Outcome;
import io.larder.ledger.OutcomeUnknown;
import io.larder.ledger.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what the ledger answered into what the caller hears. */
@Component
public final class Answers implements KnownFault {

    private final Problems problems;

    Answers(Problems problems) {
        this.problems = problems;
    }

    /**
     * The result of an accepted command, new or replayed; anything else is thrown as its {@link
     * Problem}.
     */
    public <R, F extends Refusal> R accepted(Outcome<R, F> outcome) {
        return switch (outcome) {
            case Outcome.Done<R, F>(R result, boolean ignored) -> result;
            case Outcome.Refused<R, F>(F why) -> throw refused(why);
            case Outcome.Conflict<R, F>(String kept) ->
                    throw EdgeCodes.KEY_REUSED
                            .problem("Take a new key for a new request.")
                            .with("first", kept);
            case Outcome.Busy<R, F> busy -> throw busy(busy);
        };
    }

    private Problem refused(Refusal why) {
        var problem = problems.refused(why.code());
        why.figures().forEach(problem::with);
        return problem;
    }

    @Override
    public @Nullable Problem problemOf(Throwable fault) {
        return fault instanceof OutcomeUnknown
                ? EdgeCodes.OUTCOME_UNKNOWN
                        .problem("Send the same request with the same key again.")
                        .retryAfter(Duration.ofSeconds(2))
                : null;
    }

    private static Problem busy(Outcome.Busy<?, ?> busy) {
        var code =
                busy.code().equals(EdgeCodes.CELL_FROZEN.code())
                        ? EdgeCodes.CELL_FROZEN
                        : EdgeCodes.BUSY;
        return code.problem("Nothing was done; try again.").retryAfter(busy.retryAfter());
    }
}
