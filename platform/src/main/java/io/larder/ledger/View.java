package io.larder.ledger;

import org.jspecify.annotations.Nullable;

/** The locked rows, with the changes of everything decided before laid over them. */
public interface View {

    /** The row; a fault when it is missing or was not asked for. */
    <K extends Comparable<K>, T extends Record> T row(Table<K, T> table, K key);

    /** The row, or null when there is none; a fault when it was not asked for. */
    <K extends Comparable<K>, T extends Record> @Nullable T find(Table<K, T> table, K key);

    /** Whether the row was looked for: tells a part if it must answer {@link Step.NeedsMore}. */
    <K extends Comparable<K>> boolean knows(Table<K, ?> table, K key);

    /** Whether the account's balance was looked for. */
    boolean knows(Account account);

    /**
     * The balance; {@link Balance#ZERO} for an account not yet used; a fault when not asked for or
     * hot.
     */
    Balance balance(Account account);

    /** This view after further changes, for the next part of the same command. */
    View with(Changes changes);
}
