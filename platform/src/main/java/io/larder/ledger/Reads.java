package io.larder.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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

    /** All of these. */
    public static Reads all(Stream<Reads> reads) {
        var rows = new HashMap<Table<?, ?>, Set<Object>>();
        var accounts = new HashSet<Account>();
        reads.forEach(
                one -> {
                    one.rows.forEach(
                            (table, keys) ->
                                    rows.computeIfAbsent(table, t -> new HashSet<>()).addAll(keys));
                    accounts.addAll(one.accounts);
                });
        return new Reads(rows, accounts);
    }

    private static <E> Set<E> union(Set<E> one, Set<E> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
