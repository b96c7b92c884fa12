package io.larder.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Rows and balances to lock before deciding. */
public record Reads(Map<Table<?, ?>, Set<Object>> rows, Set<Account> accounts) {

    /** Nothing. */
    public static final Reads NONE = new Reads(Map.of(), Set.of());

    /** One row, which may turn out to be missing. */
    public static <K extends Comparable<K>> Reads row(Table<K, ?> table, K key) {
        return new Reads(Map.of(table, Set.of(key)), Set.of());
    }

    /** The balance of one account that is not hot. */
    public static Reads account(Account account) {
        return new Reads(Map.of(), Set.of(account));
    }

    /** These and more. */
    public Reads and(Reads more) {
        if (more.rows.isEmpty() && more.accounts.isEmpty()) {
            return this;
        }
        var all = new HashMap<>(rows);
        more.rows.forEach((table, keys) -> all.merge(table, keys, Reads::union));
        return new Reads(all, union(accounts, more.accounts));
    }

    private static <E> Set<E> union(Set<E> one, Set<E> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
