package io.larder.ledger;

import java.time.Instant;

/**
 * Published, and heard at once, when the sandbox's business time was advanced: who runs work on
 * business time queues what has become due before the listener returns.
 *
 * @param now the new business instant
 */
public record BusinessTimeAdvanced(Instant now) {}
