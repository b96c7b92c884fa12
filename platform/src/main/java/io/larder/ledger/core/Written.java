package io.larder.ledger.core;

import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Change;
import io.larder.ledger.Event;
import io.larder.ledger.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a batch writes.
 *
 * @param rows final content of every changed row, by table and key
 * @param inserted keys of those that are new
 * @param balances final balances by account; for hot accounts the batch's own movement
 * @param remembered keys and results of the accepted commands
 */
public record Written(
        Map<Table<?, ?>, Map<Object, Record>> rows,
        Map<Table<?, ?>, Set<Object>> inserted,
        Map<String, Balance> balances,
        List<Change.Transfer> transfers,
        List<Event> events,
        List<Remembered> remembered,
        Locked locked) {

    /** New rows of a table. */
    public List<Record> inserts(Table<?, ?> table) {
        return select(table, true);
    }

    /** Rows of a table that existed and differ now from what the database holds. */
    public List<Record> updates(Table<?, ?> table) {
        return select(table, false);
    }

    /** Movements of the hot accounts that are not zero, by name. */
    public Map<String, Balance> hotMovements() {
        return balancesWhere(true);
    }

    /** New balances of the cold accounts, by name. */
    public Map<String, Balance> coldBalances() {
        return balancesWhere(false);
    }

    /** Whether nothing was accepted. */
    public boolean isEmpty() {
        return remembered.isEmpty();
    }

    private Map<String, Balance> balancesWhere(boolean hot) {
        var found = new TreeMap<String, Balance>();
        for (var transfer : transfers) {
            add(found, transfer.debit(), hot);
            add(found, transfer.credit(), hot);
        }
        return found;
    }

    private void add(Map<String, Balance> found, Account account, boolean hot) {
        if (account.hot() == hot && !found.containsKey(account.name())) {
            var balance = balances.getOrDefault(account.name(), Balance.ZERO);
            var before = locked.balance(account.name());
            if (!balance.equals(before == null ? Balance.ZERO : before)) {
                found.put(account.name(), balance);
            }
        }
    }

    private List<Record> select(Table<?, ?> table, boolean isNew) {
        var keys = inserted.getOrDefault(table, Set.of());
        var found = new ArrayList<Record>();
        rows.getOrDefault(table, Map.of())
                .forEach(
                        (key, row) -> {
                            if (keys.contains(key) == isNew
                                    && !row.equals(locked.row(table, key))) {
                                found.add(row);
                            }
                        });
        found.sort((one, other) -> compare(table, one, other));
        return found;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Table<?, ?> table, Record one, Record other) {
        return ((Comparable<Object>) table.keyOf(one)).compareTo(table.keyOf(other));
    }
}
