package io.larder.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * What every account holds at the end of a business date, with where each lane's chain stood.
 *
 * @param transfers how many transfers it is made of
 * @param lanes those that had written anything, by number
 * @param lines by account; the accounts of one kind of all cards are one line
 * @param ofTheDay what that date alone added, in the same way; only lines that it changed
 */
public record TrialBalance(
        LocalDate date, long transfers, List<Head> lanes, List<Line> lines, List<Line> ofTheDay) {

    /**
     * A lane's last batch of that date or earlier; its hash stands for all transfers before it.
     *
     * @param hash see {@code docs/LEDGER-TABLES.md}
     */
    public record Head(int lane, long batch, String hash) {}

    /**
     * An account.
     *
     * @param account its name; {@code card/*}{@code /principal} is all cards' principal
     */
    public record Line(String account, Balance balance) {}

    /** The sums of all lines. */
    public Balance totals() {
        var total = Balance.ZERO;
        for (var line : lines) {
            total = total.plus(line.balance());
        }
        return total;
    }

    /** Whether debits equal credits, posted and pending. */
    public boolean balances() {
        var total = totals();
        return total.debitsPosted() == total.creditsPosted()
                && total.debitsPending() == total.creditsPending();
    }
}
