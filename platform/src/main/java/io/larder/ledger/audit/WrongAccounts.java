package io.larder.ledger.audit;

import io.larder.ledger.Audit;
import io.larder.ledger.Balance;
import io.larder.ledger.Invariant;
import io.larder.ledger.Invariant.Breach;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names the accounts that are not their transfers, once it is known in which buckets they are:
 * everything is read again, and only accounts of a few of those buckets are added up one by one.
 */
final class WrongAccounts {

    private static final int MOST_BUCKETS = 64;

    private final KeyedHash hash;
    private final BitSet buckets;
    private final AuditedArchives archives;
    private final Map<String, Balance> stored = new TreeMap<>();
    private final Map<String, Balance> sums = new TreeMap<>();

    WrongAccounts(KeyedHash hash, BitSet buckets, AuditedArchives archives) {
        this.hash = hash;
        this.archives = archives;
        this.buckets =
                buckets.stream().limit(MOST_BUCKETS).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    List<Breach> find(Connection connection) throws SQLException {
        StoredAccounts.each(
                connection,
                (name, stripe, balance) -> {
                    if (isLookedAt(hash.of(name))) {
                        var text = new String(name, StandardCharsets.US_ASCII);
                        stored.merge(text, balance, Balance::plus);
                    }
                });
        addTransfers(connection);
        var line = new TransferLine();
        archives.each(
                (text, batch) -> {
                    if (line.read(text)) {
                        add(line);
                    }
                });
        return compare();
    }

    private void addTransfers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(4_000);
            var line = new TransferLine();
            try (var row =
                    statement.executeQuery("SELECT " + TransferLine.SQL + " FROM transfer")) {
                while (row.next()) {
                    if (line.read(row.getBytes(1))) {
                        add(line);
                    }
                }
            }
        }
    }

    private void add(TransferLine line) {
        if (isLookedAt(line.debit(hash))) {
            var debited = Balance.ZERO.debit(line.phase(), line.amountMinor());
            sums.merge(line.debit(), debited, Balance::plus);
        }
        if (isLookedAt(line.credit(hash))) {
            var credited = Balance.ZERO.credit(line.phase(), line.amountMinor());
            sums.merge(line.credit(), credited, Balance::plus);
        }
    }

    private List<Breach> compare() {
        var breaches = new ArrayList<Breach>();
        var names = new TreeMap<>(stored);
        sums.forEach((name, sum) -> names.putIfAbsent(name, Balance.ZERO));
        names.forEach(
                (name, balance) -> {
                    var sum = sums.getOrDefault(name, Balance.ZERO);
                    if (!balance.equals(sum) && breaches.size() < Invariant.MOST_LISTED) {
                        var what = "%s holds %s, its transfers make %s";
                        breaches.add(
                                new Breach(Audit.BALANCES, what.formatted(name, balance, sum)));
                    }
                });
        return breaches;
    }

    private boolean isLookedAt(long hashed) {
        return buckets.get(Prints.bucket(hashed));
    }
}
