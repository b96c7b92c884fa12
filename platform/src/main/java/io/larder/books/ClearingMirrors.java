package io.larder.books;

import io.larder.ledger.Chart;
import io.larder.ledger.Invariant;
import io.larder.ledger.StoredTransfer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one legal entity owes another, that one is owed, of every order and in all. */
@Component
class ClearingMirrors implements Invariant {

    private static final String ALL =
            """
            SELECT name, SUM(debits_posted) - SUM(credits_posted)
              FROM account WHERE name >= 'clearing/' AND name < 'clearing0' GROUP BY name
            """;

    @Override
    public String name() {
        return "clearing_mirrors";
    }

    @Override
    public Optional<Breach> ofTransfers(
            JdbcClient snapshot, Map<String, List<StoredTransfer>> transfers) {
        for (var entry : transfers.entrySet()) {
            var debits = new HashMap<Chart.Pair, Long>();
            for (var transfer : entry.getValue()) {
                long minor = transfer.isPosted() ? transfer.amountMinor() : 0;
                add(debits, transfer.debit(), minor);
                add(debits, transfer.credit(), -minor);
            }
            if (!mirrors(debits)) {
                return Optional.of(
                        new Breach(name(), entry.getKey() + " clears to one side alone"));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        var debits = new HashMap<Chart.Pair, Long>();
        snapshot.sql(ALL)
                .query(
                        row -> {
                            add(debits, row.getString(1), row.getLong(2));
                        });
        return debits.keySet().stream()
                .filter(
                        pair ->
                                debits.getOrDefault(pair, 0L)
                                        != -debits.getOrDefault(swapped(pair), 0L))
                .map(
                        pair ->
                                "%s and %s do not owe each other alike"
                                        .formatted(pair.of(), pair.with()))
                .map(what -> new Breach(name(), what))
                .limit(MOST_LISTED)
                .toList();
    }

    private static void add(Map<Chart.Pair, Long> debits, String account, long minor) {
        Chart.clearingPair(account).ifPresent(pair -> debits.merge(pair, minor, Math::addExact));
    }

    private static boolean mirrors(Map<Chart.Pair, Long> debits) {
        return debits.entrySet().stream()
                .allMatch(it -> it.getValue() == -debits.getOrDefault(swapped(it.getKey()), 0L));
    }

    private static Chart.Pair swapped(Chart.Pair pair) {
        return new Chart.Pair(pair.with(), pair.of());
    }
}
