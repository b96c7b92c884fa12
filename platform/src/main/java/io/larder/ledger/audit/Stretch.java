package io.larder.ledger.audit;

import io.larder.ledger.Invariant.Breach;
import java.util.List;

/**
 * Some of a lane's batches in a row, checked.
 *
 * @param after the batch before the first
 * @param last the last
 * @param hash of the last, as stored
 * @param transfers how many they hold
 * @param archived whether they were read from an archive
 */
record Stretch(
        int lane,
        long after,
        long last,
        String hash,
        long transfers,
        Prints prints,
        boolean archived,
        List<Breach> breaches) {}
