package io.larder.ledger;

/**
 * Two ways of counting that must come to the same, row by row or name by name. The whole audit adds
 * up both sides while it reads, so that millions of rows need neither memory nor sorting; only when
 * they differ are the rows compared one by one. Queries answer two columns, a name (ASCII) and an
 * amount, in any order.
 */
public sealed interface Tally {

    /**
     * Each posted transfer of a code is one row, and each row one such transfer.
     *
     * @param rows reference and amount of each
     */
    record OfTransfers(String code, String rows) implements Tally {}

    /**
     * The posted balances of all cold accounts with a prefix are the sums of rows.
     *
     * @param prefix of their names, such as {@code card/}
     * @param rows an account's name and what belongs to it; a name may come often, or never for 0
     */
    record OfAccounts(String prefix, String rows) implements Tally {}

    /** The rows of both queries have the same sum for every name; a sum of 0 needs no row. */
    record OfRows(String one, String other) implements Tally {}
}
