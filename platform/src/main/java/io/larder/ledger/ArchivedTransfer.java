package io.larder.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that stands in an archive.
 *
 * @param at the time of its batch
 * @param before the one before it in its batch
 * @param after the one after it
 */
public record ArchivedTransfer(
        int lane,
        Instant at,
        LocalDate businessDate,
        StoredTransfer transfer,
        @Nullable StoredTransfer before,
        @Nullable StoredTransfer after) {}
