package io.larder.ledger;

/** One thing to write; how it becomes multi-row SQL is the writer's secret. */
public sealed interface Change {

    /** A new row; its key must not exist. */
    record Insert<T extends Record>(Table<?, T> table, T row) implements Change {}

    /** A locked row's new content. */
    record Update<T extends Record>(Table<?, T> table, T row) implements Change {}

    /**
     * Money from the debit account's side to the credit account's.
     *
     * @param amountMinor above zero
     * @param code what it was for, such as {@code recharge}; at most 24 characters
     * @param reference what it belongs to, usually an order's id; at most 64 characters
     */
    record Transfer(
            Account debit,
            Account credit,
            long amountMinor,
            String code,
            String reference,
            Phase phase)
            implements Change {}

    /** A fact for the outbox. */
    record Happened(Event event) implements Change {}
}
