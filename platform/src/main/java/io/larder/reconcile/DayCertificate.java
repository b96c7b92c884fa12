package io.larder.reconcile;

import java.time.LocalDate;
import java.util.List;

/**
 * What the books held when a business day was closed, and which chain of transfers proves it. It
 * holds nothing that could not be computed again from the transfers of that date and earlier, so
 * the same day always has the same certificate. Amounts are minor units, all of them below 2^53, so
 * that every reader of JSON sees the same numbers.
 *
 * @param type {@link #TYPE}
 * @param version of this form
 * @param transfers how many transfers were ever made
 * @param lanes where each lane's hash chain stood
 * @param trialBalance every account that was ever touched, the cards' as one line each kind
 * @param totals of the trial balance; debits equal credits
 * @param cash what came and went through each channel on that date, drawers together as {@code
 *     CASH}, and what it holds
 */
public record DayCertificate(
        String type,
        int version,
        LocalDate businessDate,
        String currency,
        long transfers,
        List<Lane> lanes,
        List<Line> trialBalance,
        Totals totals,
        List<Cash> cash) {

    /** What a certificate calls itself. */
    public static final String TYPE = "larder-day-certificate";

    /** The version that is made now. */
    public static final int VERSION = 1;

    /** A lane's last batch of that date or earlier. */
    public record Lane(int lane, long batch, String hash) {}

    /** An account; held sums are those of reservations that still stood. */
    public record Line(
            String account,
            long debitsMinor,
            long creditsMinor,
            long debitsHeldMinor,
            long creditsHeldMinor) {}

    /** The sums of the lines. */
    public record Totals(
            long debitsMinor, long creditsMinor, long debitsHeldMinor, long creditsHeldMinor) {}

    /** A channel's receivable, or all drawers: debits and credits of the date, and the balance. */
    public record Cash(String channel, long inMinor, long outMinor, long balanceMinor) {}

    /** Whether the lines make the totals, and debits equal credits. */
    boolean addsUp() {
        long debits = 0;
        long credits = 0;
        long debitsHeld = 0;
        long creditsHeld = 0;
        for (var line : trialBalance) {
            debits = Math.addExact(debits, line.debitsMinor());
            credits = Math.addExact(credits, line.creditsMinor());
            debitsHeld = Math.addExact(debitsHeld, line.debitsHeldMinor());
            creditsHeld = Math.addExact(creditsHeld, line.creditsHeldMinor());
        }
        return totals.equals(new Totals(debits, credits, debitsHeld, creditsHeld))
                && debits == credits
                && debitsHeld == creditsHeld;
    }
}
