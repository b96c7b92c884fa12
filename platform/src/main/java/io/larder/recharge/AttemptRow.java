package io.larder.recharge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to get an order paid through a channel.
 *
 * @param id the channel order number
 * @param answer what the customer has to do next, as JSON, or why the channel refused
 * @param janitorTries how often the janitor has asked
 * @param janitorDueAt business time of its next question; null when nothing is left to ask
 */
record AttemptRow(
        String id,
        String orderId,
        String channel,
        State state,
        @Nullable String answer,
        int janitorTries,
        @Nullable Instant janitorDueAt) {

    /** Where a try stands. */
    enum State {
        SENDING,
        PREPARED,
        REFUSED,
        UNKNOWN,
        ENDED
    }

    AttemptRow answered(State next, @Nullable String text, @Nullable Instant dueAt) {
        return new AttemptRow(id, orderId, channel, next, text, 0, dueAt);
    }

    AttemptRow ended() {
        return new AttemptRow(id, orderId, channel, State.ENDED, answer, janitorTries, null);
    }

    AttemptRow askAgainAt(@Nullable Instant dueAt) {
        return new AttemptRow(id, orderId, channel, state, answer, janitorTries + 1, dueAt);
    }

    AttemptRow askNow(Instant now) {
        return new AttemptRow(id, orderId, channel, state, answer, janitorTries, now);
    }
}
