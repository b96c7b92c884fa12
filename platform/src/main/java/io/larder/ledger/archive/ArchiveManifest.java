package io.larder.ledger.archive;

import io.larder.ledger.Balance;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an archive says of itself, as {@code manifest.json} in it.
 *
 * @param format of the file, 1
 * @param afterBatch the batch before the first
 * @param blocks how many entries {@code batches/...} there are
 * @param keyPages how many entries {@code keys/...}; a power of two
 * @param sums what its transfers come to, all cards as one line for each kind of account
 */
record ArchiveManifest(
        int format,
        String month,
        int lane,
        long afterBatch,
        long lastBatch,
        long batches,
        long transfers,
        String previousHash,
        String lastHash,
        Instant firstAt,
        Instant lastAt,
        int blocks,
        int keyPages,
        List<Sum> sums) {

    static final int FORMAT = 1;

    /** What an account's transfers come to, in minor units. */
    record Sum(
            String account,
            String currency,
            long debitsPosted,
            long creditsPosted,
            long debitsPending,
            long creditsPending) {

        Balance balance() {
            return new Balance(debitsPosted, creditsPosted, debitsPending, creditsPending);
        }
    }

    static List<Sum> sums(Map<String, Balance> byAccount) {
        return byAccount.entrySet().stream()
                .map(
                        it ->
                                new Sum(
                                        it.getKey(),
                                        "CNY",
                                        it.getValue().debitsPosted(),
                                        it.getValue().creditsPosted(),
                                        it.getValue().debitsPending(),
                                        it.getValue().creditsPending()))
                .toList();
    }

    /** Whether it is the one that was sealed. */
    boolean isOf(ArchivePart part) {
        return format == FORMAT
                && month.equals(part.month())
                && lane == part.lane()
                && afterBatch == part.afterBatch()
                && lastBatch == part.lastBatch()
                && transfers == part.transfers()
                && previousHash.equals(part.previousHash())
                && lastHash.equals(part.lastHash());
    }
}
