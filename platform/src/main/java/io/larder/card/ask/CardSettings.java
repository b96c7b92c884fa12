package io.larder.card.ask;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code larder.card}.
 *
 * @param numberCacheEntries how many card numbers are remembered with their card, about 200 bytes
 *     each; what a number belongs to never changes
 * @param commandTimeoutMs how long a change to a card may wait for the writer, in milliseconds
 */
@ConfigurationProperties("larder.card")
public record CardSettings(
        @DefaultValue("100000") int numberCacheEntries,
        @DefaultValue("5000") long commandTimeoutMs) {}
