package io.larder.recharge;

import io.larder.channel.Next;
import io.larder.channel.Prepared;
import io.larder.ledger.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of telling the channel of an order, as it is kept.
 *
 * @param text {@code next} as JSON, or why not
 */
record ChannelAnswer(AttemptRow.State state, @Nullable String text) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_REASON = 200;

    static ChannelAnswer of(Prepared prepared) {
        return switch (prepared) {
            case Prepared.Ready(Next next) ->
                    new ChannelAnswer(AttemptRow.State.PREPARED, MAPPER.writeValueAsString(next));
            case Prepared.Refused(String code, String message) ->
                    new ChannelAnswer(AttemptRow.State.REFUSED, cut(code + ": " + message));
            case Prepared.Unknown(String why) ->
                    new ChannelAnswer(AttemptRow.State.UNKNOWN, cut(why));
        };
    }

    static Next next(@Nullable String kept) {
        return kept == null || !kept.startsWith("{")
                ? new Next.None()
                : MAPPER.readValue(kept, Next.class);
    }

    /** When the janitor is to ask first. */
    @Nullable Instant dueAt(Moment now) {
        return switch (state) {
            case PREPARED -> now.at().plus(Schedule.PREPARED.wait(0));
            case UNKNOWN -> now.at().plus(Schedule.UNKNOWN.wait(0));
            default -> null;
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
