package io.larder.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Business time of a batch: one instant and one date for all its commands, never earlier than its
 * lane's last.
 */
public record Moment(Instant at, LocalDate businessDate) {}
