package io.larder.ledger;

import io.larder.ledger.Invariant.Breach;
import java.util.List;

/**
 * What a whole audit found.
 *
 * @param transfers how many were read
 * @param accountsChecked how many accounts were compared with their transfers
 * @param breaches everything found wrong, at most {@link Invariant#MOST_LISTED} of each invariant
 */
public record AuditReport(long transfers, long accountsChecked, List<Breach> breaches) {

    /** Whether nothing is wrong. */
    public boolean ok() {
        return breaches.isEmpty();
    }

    /** How many breaches of an invariant are listed. */
    public long count(String invariant) {
        return breaches.stream().filter(breach -> breach.invariant().equals(invariant)).count();
    }
}
