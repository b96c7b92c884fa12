package io.larder.channel;

import io.larder.edge.EdgeCodes;
import io.larder.edge.KnownFault;
import io.larder.edge.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue has nothing for a date: it lies before the channel's first terms. */
final class NoTerms extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NoTerms(String channel, LocalDate on) {
        super(channel + " has no terms on " + on);
    }

    /** Only a date that a caller named can lie so far back. */
    @Component
    static final class Answered implements KnownFault {

        @Override
        public @Nullable Problem problemOf(Throwable fault) {
            return fault instanceof NoTerms
                    ? EdgeCodes.INVALID_PARAMETER.problem("No channel was in use on that date.")
                    : null;
        }
    }
}
