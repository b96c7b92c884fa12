package io.larder.ledger.audit;

import io.larder.ledger.Archive;
import io.larder.ledger.Archives;
import io.larder.ledger.Balance;
import io.larder.ledger.Chart;
import io.larder.ledger.TrialBalance;
import io.larder.ledger.TrialBalances;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Trial balances, added up by the database lane by lane, in one snapshot. */
@Component
public class ReadTrialBalances implements TrialBalances {

    private static final long EVER = Long.MAX_VALUE;

    private final DataSource database;
    private final Archives archives;

    /** Of this cell. */
    public ReadTrialBalances(DataSource database, Archives archives) {
        this.database = database;
        this.archives = archives;
    }

    @Override
    public TrialBalance at(LocalDate date) {
        return Snapshot.of(
                database,
                sql -> {
                    var read = new Reading(sql, archives.in(sql));
                    return read.trial(date, read.stored(), -1);
                });
    }

    @Override
    public TrialBalance fromTransfers(LocalDate date) {
        return Snapshot.of(
                database,
                sql -> new Reading(sql, archives.in(sql)).trial(date, new TreeMap<>(), 1));
    }

    /** One snapshot. */
    private record Reading(JdbcClient sql, Archive archive) {

        /**
         * @param start what to begin with
         * @param sign 1 to add the transfers up to the date, -1 to take away those after it
         */
        TrialBalance trial(LocalDate date, Map<String, Balance> start, int sign) {
            var lines = new TreeMap<>(start);
            var ofTheDay = new TreeMap<String, Balance>();
            var heads = new ArrayList<TrialBalance.Head>();
            long transfers = 0;
            var before = batches(date.minusDays(1));
            for (var head : heads(date)) {
                transfers += transfers(head.lane(), head.batch());
                add(ofTheDay, head.lane(), before.getOrDefault(head.lane(), 0L), head.batch(), 1);
                if (head.batch() > 0) {
                    heads.add(head);
                }
                if (sign > 0) {
                    add(lines, head.lane(), 0, head.batch(), 1);
                } else {
                    add(lines, head.lane(), head.batch(), EVER, -1);
                }
            }
            return new TrialBalance(date, transfers, heads, changed(lines), changed(ofTheDay));
        }

        /** Every lane's last batch up to a date; batch 0 where it had none. */
        List<TrialBalance.Head> heads(LocalDate date) {
            return sql
                    .sql("SELECT number FROM lane ORDER BY number")
                    .query(Integer.class)
                    .list()
                    .stream()
                    .map(lane -> head(lane, date))
                    .toList();
        }

        private TrialBalance.Head head(int lane, LocalDate date) {
            return sql.sql(
                            """
                            SELECT number, hash FROM batch
                             WHERE lane = ? AND business_date <= ? ORDER BY number DESC LIMIT 1
                            """)
                    .params(lane, date)
                    .query(
                            (row, number) ->
                                    new TrialBalance.Head(lane, row.getLong(1), row.getString(2)))
                    .optional()
                    .orElse(new TrialBalance.Head(lane, 0, ""));
        }

        private Map<Integer, Long> batches(LocalDate date) {
            var batches = new HashMap<Integer, Long>();
            heads(date).forEach(head -> batches.put(head.lane(), head.batch()));
            return batches;
        }

        private long transfers(int lane, long upTo) {
            return sql.sql(
                            "SELECT COALESCE(SUM(transfers), 0) FROM batch"
                                    + " WHERE lane = ? AND number <= ?")
                    .params(lane, upTo)
                    .query(Long.class)
                    .single();
        }

        Map<String, Balance> stored() {
            var found = new TreeMap<String, Balance>();
            sql.sql(
                            """
                            SELECT %s, SUM(debits_posted), SUM(credits_posted),
                                   SUM(debits_pending), SUM(credits_pending)
                              FROM account GROUP BY 1
                            """
                                    .formatted(account("name")))
                    .query(
                            row -> {
                                found.put(row.getString(1), balance(row));
                            });
            return found;
        }

        private void add(Map<String, Balance> to, int lane, long after, long upTo, int sign) {
            addArchived(to, lane, after, upTo, sign);
            for (boolean debit : new boolean[] {true, false}) {
                sql.sql(sums(debit))
                        .params(lane, after, upTo)
                        .query(
                                row -> {
                                    to.merge(
                                            row.getString(1),
                                            sign > 0
                                                    ? balance(row)
                                                    : Balance.ZERO.less(balance(row)),
                                            Balance::plus);
                                });
            }
        }

        private void addArchived(
                Map<String, Balance> to, int lane, long after, long upTo, int sign) {
            archive.each(
                    lane,
                    after,
                    upTo,
                    it -> {
                        var row = it.transfer();
                        var debited = Balance.ZERO.debit(row.phase(), row.amountMinor());
                        var credited = Balance.ZERO.credit(row.phase(), row.amountMinor());
                        add(to, row.debit(), debited, sign);
                        add(to, row.credit(), credited, sign);
                    });
        }

        private static void add(Map<String, Balance> to, String account, Balance moved, int sign) {
            var line =
                    Chart.isCustomer(account)
                            ? "card/*" + account.substring(account.lastIndexOf('/'))
                            : account;
            to.merge(line, sign > 0 ? moved : Balance.ZERO.less(moved), Balance::plus);
        }

        /** Balances added up over some batches of a lane, of their debit or their credit sides. */
        private static String sums(boolean debit) {
            var posted = "SUM(CASE WHEN phase IN ('POST', 'COMMIT') THEN amount_minor ELSE 0 END)";
            var pending =
                    "SUM(CASE phase WHEN 'POST' THEN 0 WHEN 'HOLD' THEN amount_minor"
                            + " ELSE -amount_minor END)";
            var columns =
                    debit
                            ? "%s, 0, %s, 0".formatted(posted, pending)
                            : "0, %s, 0, %s".formatted(posted, pending);
            return "SELECT %s, %s FROM transfer WHERE lane = ? AND batch > ? AND batch <= ? GROUP BY 1"
                    .formatted(account(debit ? "debit" : "credit"), columns);
        }

        /** A card's account stands in one line with those of all cards. */
        private static String account(String column) {
            return ("CASE WHEN %1$s LIKE 'card/%%' THEN"
                            + " CONCAT('card/*/', SUBSTRING_INDEX(%1$s, '/', -1)) ELSE %1$s END")
                    .formatted(column);
        }

        private static Balance balance(ResultSet row) throws SQLException {
            return new Balance(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }

        private static List<TrialBalance.Line> changed(Map<String, Balance> sums) {
            return sums.entrySet().stream()
                    .filter(line -> !line.getValue().equals(Balance.ZERO))
                    .map(line -> new TrialBalance.Line(line.getKey(), line.getValue()))
                    .toList();
        }
    }
}
