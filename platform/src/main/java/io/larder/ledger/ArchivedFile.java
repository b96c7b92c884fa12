package io.larder.ledger;

/**
 * A file with transfers of a closed month.
 *
 * @param month as {@code 2026-08}
 * @param afterBatch the batch before the first
 * @param sha256 of the whole file, in hex
 */
public record ArchivedFile(
        String file,
        String month,
        int lane,
        long afterBatch,
        long lastBatch,
        long transfers,
        long bytes,
        String sha256) {}
