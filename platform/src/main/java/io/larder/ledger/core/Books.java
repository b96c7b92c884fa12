package io.larder.ledger.core;

import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Change;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Table;
import io.larder.ledger.View;
import io.larder.ledger.WriterFault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Locked rows with changes laid over them, layer upon layer: a layer holds only what it changed.
 * The ledger's own rules are checked as changes are laid: amounts above zero, two different
 * accounts, no row twice, no customer account below zero.
 */
public final class Books implements View {

    private final Locked locked;
    private final @Nullable Books below;
    private final Map<Table<?, ?>, Map<Object, Record>> rows = new LinkedHashMap<>();
    private final Map<String, Balance> balances = new LinkedHashMap<>();

    /** The books as the database has them. */
    public Books(Locked locked) {
        this(locked, null);
    }

    private Books(Locked locked, @Nullable Books below) {
        this.locked = locked;
        this.below = below;
    }

    @Override
    public <K extends Comparable<K>, T extends Record> T row(Table<K, T> table, K key) {
        var row = find(table, key);
        if (row == null) {
            throw new WriterFault("no row " + key + " in " + table.name());
        }
        return row;
    }

    @Override
    public <K extends Comparable<K>, T extends Record> @Nullable T find(Table<K, T> table, K key) {
        var row = changed(table, key);
        if (row == null) {
            if (!locked.knows(table, key)) {
                throw new WriterFault("row of " + table.name() + " was not asked for");
            }
            row = locked.row(table, key);
        }
        return row == null ? null : table.row().cast(row);
    }

    @Override
    public <K extends Comparable<K>> boolean knows(Table<K, ?> table, K key) {
        return changed(table, key) != null || locked.knows(table, key);
    }

    @Override
    public boolean knows(Account account) {
        return balanceOf(account.name()) != null;
    }

    @Override
    public Balance balance(Account account) {
        if (account.hot()) {
            throw new WriterFault("a part may not read hot account " + account.name());
        }
        var balance = balanceOf(account.name());
        if (balance == null) {
            throw new WriterFault("account " + account.name() + " was not asked for");
        }
        return balance;
    }

    @Override
    public Books with(Changes changes) {
        var layer = new Books(locked, this);
        changes.all().forEach(layer::lay);
        return layer;
    }

    /** Takes over what a layer directly above these books changed. */
    void absorb(Books above) {
        above.rows.forEach(
                (table, changed) ->
                        rows.computeIfAbsent(table, t -> new LinkedHashMap<>()).putAll(changed));
        balances.putAll(above.balances);
    }

    /** The rows changed in this layer, by table and key. */
    public Map<Table<?, ?>, Map<Object, Record>> changedRows() {
        return rows;
    }

    /**
     * The balances changed in this layer, by account name. For a hot account it is the sum of the
     * changes alone.
     */
    public Map<String, Balance> changedBalances() {
        return balances;
    }

    private void lay(Change change) {
        switch (change) {
            case Change.Insert<?> insert -> insert(insert);
            case Change.Update<?> update -> update(update);
            case Change.Transfer transfer -> transfer(transfer);
            case Change.Happened ignored -> {}
        }
    }

    private void insert(Change.Insert<?> insert) {
        var key = insert.table().keyOf(insert.row());
        if (changed(insert.table(), key) != null || locked.row(insert.table(), key) != null) {
            throw new WriterFault("row exists in " + insert.table().name());
        }
        put(insert.table(), key, insert.row());
    }

    private void update(Change.Update<?> update) {
        var key = update.table().keyOf(update.row());
        if (changed(update.table(), key) == null && locked.row(update.table(), key) == null) {
            throw new WriterFault("update of a row of " + update.table().name() + " not locked");
        }
        put(update.table(), key, update.row());
    }

    private void transfer(Change.Transfer transfer) {
        if (transfer.amountMinor() <= 0) {
            throw new WriterFault("a transfer's amount must be above zero");
        }
        if (transfer.debit().name().equals(transfer.credit().name())) {
            throw new WriterFault("a transfer needs two accounts");
        }
        var debited = before(transfer.debit()).debit(transfer.phase(), transfer.amountMinor());
        var credited = before(transfer.credit()).credit(transfer.phase(), transfer.amountMinor());
        guard(transfer.debit(), debited);
        balances.put(transfer.debit().name(), debited);
        balances.put(transfer.credit().name(), credited);
    }

    private static void guard(Account debit, Balance after) {
        if (Chart.isCustomer(debit.name()) && after.available() < 0) {
            throw new WriterFault("account " + debit.name() + " would fall below zero");
        }
    }

    private Balance before(Account account) {
        var balance = balanceOf(account.name());
        if (balance != null) {
            return balance;
        }
        if (account.hot()) {
            return Balance.ZERO;
        }
        throw new WriterFault("account " + account.name() + " was not asked for");
    }

    private @Nullable Balance balanceOf(String name) {
        for (Books layer = this; layer != null; layer = layer.below) {
            var balance = layer.balances.get(name);
            if (balance != null) {
                return balance;
            }
        }
        return locked.balance(name);
    }

    private @Nullable Record changed(Table<?, ?> table, Object key) {
        for (Books layer = this; layer != null; layer = layer.below) {
            var row = layer.rows.getOrDefault(table, Map.of()).get(key);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private void put(Table<?, ?> table, Object key, Record row) {
        rows.computeIfAbsent(table, t -> new HashMap<>()).put(key, row);
    }
}
