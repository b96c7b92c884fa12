package io.larder.ledger;

import java.time.LocalDate;

/** Trial balances at the end of a business date, once no lane can write on it any more. */
public interface TrialBalances {

    /** Quickly: the balances there are, less what was transferred after that date. */
    TrialBalance at(LocalDate date);

    /**
     * From nothing but the transfers of that date and earlier ones; it takes as long as the ledger
     * is. The same as {@link #at} as long as the books are right.
     */
    TrialBalance fromTransfers(LocalDate date);
}
