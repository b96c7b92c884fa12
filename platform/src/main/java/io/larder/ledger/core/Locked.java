package io.larder.ledger.core;

import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Reads;
import io.larder.ledger.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows and balances that a batch has locked, as the database holds them. */
public final class Locked {

    private final Map<Table<?, ?>, Map<Object, Record>> rows = new HashMap<>();
    private final Map<Table<?, ?>, Set<Object>> asked = new HashMap<>();
    private final Map<String, Balance> balances = new HashMap<>();
    private final Set<String> stored = new HashSet<>();

    /** Notes that the rows with these keys were looked for. */
    public void asked(Table<?, ?> table, Set<Object> keys) {
        asked.computeIfAbsent(table, t -> new HashSet<>()).addAll(keys);
    }

    /** Puts a row that was found. */
    public void found(Table<?, ?> table, Object key, Record row) {
        asked(table, Set.of(key));
        rows.computeIfAbsent(table, t -> new HashMap<>()).put(key, row);
    }

    /** Notes that an account was looked for; it counts zero until found. */
    public void asked(Account account) {
        balances.putIfAbsent(account.name(), Balance.ZERO);
    }

    /** Puts a stored balance. */
    public void found(Account account, Balance balance) {
        balances.put(account.name(), balance);
        stored.add(account.name());
    }

    boolean knows(Table<?, ?> table, Object key) {
        return asked.getOrDefault(table, Set.of()).contains(key);
    }

    /** What of these was not looked for yet; {@link Reads#NONE} when nothing is. */
    Reads missing(Reads reads) {
        var missing = new HashMap<Table<?, ?>, Set<Object>>();
        reads.rows()
                .forEach(
                        (table, keys) -> {
                            var unknown = new HashSet<>(keys);
                            unknown.removeAll(asked.getOrDefault(table, Set.of()));
                            if (!unknown.isEmpty()) {
                                missing.put(table, unknown);
                            }
                        });
        var accounts = new HashSet<>(reads.accounts());
        accounts.removeIf(account -> account.hot() || balances.containsKey(account.name()));
        return missing.isEmpty() && accounts.isEmpty() ? Reads.NONE : new Reads(missing, accounts);
    }

    /** The row as stored, if it was found. */
    public @Nullable Record row(Table<?, ?> table, Object key) {
        return rows.getOrDefault(table, Map.of()).get(key);
    }

    @Nullable Balance balance(String account) {
        return balances.get(account);
    }

    /** The balance as stored; null when the account has no row yet. */
    public @Nullable Balance stored(String account) {
        return stored.contains(account) ? balances.get(account) : null;
    }
}
