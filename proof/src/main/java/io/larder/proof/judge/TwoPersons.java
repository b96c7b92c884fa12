package io.larder.proof.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * Corrections and write-offs: each that was approved is posted once as it was asked for, none is
 * posted without, and no person decided about what the same person asked.
 */
final class TwoPersons {

    private static final Set<String> CODES = Set.of("adjustment", "write-off");

    private TwoPersons() {}

    static List<Finding> check(Books books) {
        var posted = new HashMap<String, List<Transfer>>();
        for (var transfer : books.transfers()) {
            if (CODES.contains(transfer.code()) && transfer.postedMinor() != 0) {
                posted.computeIfAbsent(transfer.reference(), none -> new ArrayList<>())
                        .add(transfer);
            }
        }
        var findings = new ArrayList<Finding>();
        for (var row : books.adjustments()) {
            if (row.isDecided()
                    && row.decidedBy().filter(who -> !who.equals(row.askedBy())).isEmpty()) {
                findings.add(new Finding("two_persons_decide", row.id(), row.toString()));
            }
            var those = row.isApproved() ? posted.remove(row.id()) : List.<Transfer>of();
            boolean once = those != null && those.size() == 1 && row.isPostedBy(those.getFirst());
            if (row.isApproved() && !once) {
                var what = "%s, posted %s".formatted(row, those);
                findings.add(new Finding("approved_is_posted_once", row.id(), what));
            }
        }
        posted.forEach(
                (id, those) ->
                        findings.add(
                                new Finding("posted_was_approved", id, "nobody did: " + those)));
        return findings;
    }
}
