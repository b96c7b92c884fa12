package io.larder.ledger.audit;

import io.larder.ledger.Balance;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** One pass over all accounts as stored: their fingerprints, and the sums of some by prefix. */
final class StoredAccounts {

    private static final int ROWS_AT_ONCE = 4_000;

    private final Prints prints = new Prints(0);
    private final byte[][] prefixes;
    private final long[] sums;
    private long accounts;

    private StoredAccounts(List<String> prefixes) {
        this.prefixes =
                prefixes.stream()
                        .map(prefix -> prefix.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
        this.sums = new long[prefixes.size()];
    }

    static StoredAccounts read(Connection connection, KeyedHash hash, List<String> prefixes)
            throws SQLException {
        var accounts = new StoredAccounts(prefixes);
        each(connection, accounts.new Counting(hash));
        return accounts;
    }

    /** Sees each row, in the order of names. */
    interface Visitor {
        void row(byte[] name, int stripe, Balance balance);
    }

    static void each(Connection connection, Visitor visitor) throws SQLException {
        each(
                connection,
                "SELECT name, stripe, debits_posted, credits_posted, debits_pending,"
                        + " credits_pending FROM account ORDER BY name, stripe",
                visitor);
    }

    /** What archived transfers come to, by account. */
    static Prints archived(Connection connection, KeyedHash hash) throws SQLException {
        var prints = new Prints(0);
        each(
                connection,
                "SELECT name, 0, debits_posted, credits_posted, debits_pending, credits_pending"
                        + " FROM ledger_archived",
                (name, stripe, balance) -> prints.balance(hash.of(name), balance));
        return prints;
    }

    private static void each(Connection connection, String sql, Visitor visitor)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (var row = statement.executeQuery(sql)) {
                while (row.next()) {
                    visitor.row(row.getBytes(1), row.getInt(2), balance(row));
                }
            }
        }
    }

    private static Balance balance(ResultSet row) throws SQLException {
        return new Balance(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
    }

    private final class Counting implements Visitor {

        private final KeyedHash hash;
        private byte[] last = new byte[0];

        Counting(KeyedHash hash) {
            this.hash = hash;
        }

        @Override
        public void row(byte[] name, int stripe, Balance balance) {
            long named = hash.of(name);
            prints.balance(named, balance);
            if (!Arrays.equals(name, last)) {
                accounts++;
                last = name;
            }
            for (int i = 0; stripe == 0 && i < prefixes.length; i++) {
                if (startsWith(name, prefixes[i])) {
                    sums[i] += Prints.weighed(named, balance.posted());
                }
            }
        }
    }

    private static boolean startsWith(byte[] name, byte[] prefix) {
        return name.length >= prefix.length
                && Arrays.equals(name, 0, prefix.length, prefix, 0, prefix.length);
    }

    Prints prints() {
        return prints;
    }

    /** The posted balances of the cold accounts with a prefix. */
    long sum(int prefix) {
        return sums[prefix];
    }

    /** How many accounts, all stripes of one together. */
    long accounts() {
        return accounts;
    }
}
