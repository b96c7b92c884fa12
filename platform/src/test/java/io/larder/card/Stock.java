package io.larder.card;

import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Change;
import io.larder.ledger.Changes;
import io.larder.ledger.Event;
import io.larder.ledger.Reads;
import io.larder.ledger.Table;
import io.larder.ledger.View;
import io.larder.ledger.core.Books;
import io.larder.ledger.core.Locked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows, balances and events in memory. Who decides over them sees what was asked for, no more. */
final class Stock {

    private final Map<Table<?, ?>, Map<Object, Record>> rows = new HashMap<>();
    private final Map<String, Balance> balances = new HashMap<>();
    private final List<Change.Transfer> moved = new ArrayList<>();
    private final List<Event> told = new ArrayList<>();

    Stock copy() {
        var copy = new Stock();
        rows.forEach((table, all) -> copy.rows.put(table, new HashMap<>(all)));
        copy.balances.putAll(balances);
        copy.moved.addAll(moved);
        copy.told.addAll(told);
        return copy;
    }

    /** What is there of these, and nothing else. */
    Books view(Reads reads) {
        var locked = new Locked();
        reads.rows().forEach((table, keys) -> keys.forEach(key -> look(locked, table, key)));
        reads.accounts().forEach(account -> look(locked, account));
        return new Books(locked);
    }

    /** Takes what was decided over a view of these. */
    void take(View view, Changes changes) {
        var layer = (Books) view.with(changes);
        changes.all().forEach(this::take);
        layer.changedRows()
                .forEach(
                        (table, changed) ->
                                rows.computeIfAbsent(table, t -> new HashMap<>()).putAll(changed));
        balances.putAll(layer.changedBalances());
    }

    /** Takes changes that nobody decided. */
    void lay(Changes changes) {
        var keys = new HashMap<Table<?, ?>, Set<Object>>();
        var accounts = new HashSet<Account>();
        for (var change : changes.all()) {
            if (change instanceof Change.Update<?>(var table, var row)) {
                keys.computeIfAbsent(table, t -> new HashSet<>()).add(table.keyOf(row));
            } else if (change instanceof Change.Transfer transfer) {
                accounts.add(transfer.debit());
                accounts.add(transfer.credit());
            }
        }
        take(view(new Reads(keys, accounts)), changes);
    }

    <K extends Comparable<K>, T extends Record> @Nullable T find(Table<K, T> table, K key) {
        var row = rows.getOrDefault(table, Map.of()).get(key);
        return row == null ? null : table.row().cast(row);
    }

    <T extends Record> Stream<T> all(Table<?, T> table) {
        return rows.getOrDefault(table, Map.of()).values().stream().map(table.row()::cast);
    }

    Balance balance(Account account) {
        return account.hot() ? sumOf(account) : balances.getOrDefault(account.name(), Balance.ZERO);
    }

    List<Change.Transfer> moved() {
        return moved;
    }

    List<Event> told() {
        return told;
    }

    private void take(Change change) {
        switch (change) {
            case Change.Insert<?>(var table, var row) -> {
                if (rows.getOrDefault(table, Map.of()).containsKey(table.keyOf(row))) {
                    throw new AssertionError(
                            table.name() + " has " + table.keyOf(row) + " already");
                }
            }
            case Change.Update<?> update -> Objects.requireNonNull(update.row());
            case Change.Transfer transfer -> moved.add(transfer);
            case Change.Happened(Event event) -> told.add(Objects.requireNonNull(event));
        }
    }

    private void look(Locked locked, Table<?, ?> table, Object key) {
        locked.asked(table, Set.of(key));
        var row = rows.getOrDefault(table, Map.of()).get(key);
        if (row != null) {
            locked.found(table, key, row);
        }
    }

    private void look(Locked locked, Account account) {
        locked.asked(account);
        var balance = balances.get(account.name());
        if (balance != null && !account.hot()) {
            locked.found(account, balance);
        }
    }

    /** The writer keeps no balance of a hot account that a part could read. */
    private Balance sumOf(Account account) {
        var sum = Balance.ZERO;
        for (var one : moved) {
            sum = one.debit().equals(account) ? sum.debit(one.phase(), one.amountMinor()) : sum;
            sum = one.credit().equals(account) ? sum.credit(one.phase(), one.amountMinor()) : sum;
        }
        return sum;
    }
}
