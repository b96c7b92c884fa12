package io.larder.channel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How calls to channels are guarded, each channel by itself; {@code larder.channel.guard.*}.
 *
 * @param timeLimitMs one call, from start to answer
 * @param billTimeLimitMs one bill, asked for and downloaded
 * @param concurrentCalls calls to one channel at once
 * @param bulkheadWaitMs how long a further call waits for a place before it is refused
 * @param breakerWindow calls over which the rates are counted
 * @param breakerMinimum calls below which a breaker stays closed
 * @param breakerFailurePercent share of failed calls that opens it
 * @param breakerSlowPercent share of slow calls that opens it
 * @param slowCallMs from when a call counts as slow
 * @param breakerOpenMs how long it stays open before it lets trials through
 * @param breakerTrials calls let through as trials
 * @param tries how often a repeatable call is made at most
 * @param pauseMs middle of the random pause between two tries
 */
@ConfigurationProperties("larder.channel.guard")
public record GuardSettings(
        @DefaultValue("5000") long timeLimitMs,
        @DefaultValue("120000") long billTimeLimitMs,
        @DefaultValue("64") int concurrentCalls,
        @DefaultValue("1000") long bulkheadWaitMs,
        @DefaultValue("100") int breakerWindow,
        @DefaultValue("20") int breakerMinimum,
        @DefaultValue("50") float breakerFailurePercent,
        @DefaultValue("80") float breakerSlowPercent,
        @DefaultValue("3000") long slowCallMs,
        @DefaultValue("10000") long breakerOpenMs,
        @DefaultValue("5") int breakerTrials,
        @DefaultValue("2") int tries,
        @DefaultValue("200") long pauseMs) {

    Duration timeLimit() {
        return Duration.ofMillis(timeLimitMs);
    }

    Duration billTimeLimit() {
        return Duration.ofMillis(billTimeLimitMs);
    }

    Duration bulkheadWait() {
        return Duration.ofMillis(bulkheadWaitMs);
    }

    Duration slowCall() {
        return Duration.ofMillis(slowCallMs);
    }

    Duration breakerOpen() {
        return Duration.ofMillis(breakerOpenMs);
    }

    Duration pause() {
        return Duration.ofMillis(pauseMs);
    }
}
