package io.larder.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are carried; {@code larder.relay.*}.
 *
 * @param poll how long a reader that has nothing to do waits before it looks again
 * @param mostEvents how many events a consumer takes in one transaction, 1 or more
 * @param firstPause how long a consumer rests after its first failure; each further one doubles it
 * @param longestPause how long it rests at most
 * @param keepDays how many days of events that every consumer has passed stay in the outbox
 * @param trimEvery how often older ones are deleted
 * @param trimAtOnce how many are deleted in one transaction
 */
@ConfigurationProperties("larder.relay")
record RelaySettings(
        @DefaultValue("250ms") Duration poll,
        @DefaultValue("1000") int mostEvents,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("1m") Duration longestPause,
        @DefaultValue("30") int keepDays,
        @DefaultValue("1h") Duration trimEvery,
        @DefaultValue("1000") int trimAtOnce) {}
