package io.larder.relay;

import java.time.Instant;

/**
 * Something that happened. Lane and number together name it for ever, so a consumer whose work
 * leaves the database can tell a repetition.
 *
 * @param type such as {@code recharge.confirmed}
 * @param payload JSON; members may be added in later versions
 * @param at the business instant at which it was written
 */
public record RelayedEvent(int lane, long number, String type, String payload, Instant at) {}
