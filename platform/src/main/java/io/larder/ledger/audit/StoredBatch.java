package io.larder.ledger.audit;

import java.time.Instant;
import java.time.LocalDate;

/** A batch as stored. */
record StoredBatch(
        int lane, long number, Instant at, LocalDate businessDate, int transfers, String hash) {}
