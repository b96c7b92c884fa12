package io.larder.ledger.writer;

import io.larder.ledger.core.Written;

/** A batch that is durable: its lane, its number in the lane, and what was written. */
public record CommittedBatch(int lane, long number, Written written) {}
