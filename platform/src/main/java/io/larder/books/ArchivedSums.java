package io.larder.books;

import io.larder.books.ReadBooks.DayOf;
import io.larder.books.ReadBooks.Line;
import io.larder.ledger.ArchivedTransfer;
import io.larder.ledger.Balance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds up archived transfers by line and day. Whose an account is, the database says, by the same
 * rule as for the table: it is asked for some thousands of accounts at a time, so that memory holds
 * these and one figure for each line and day.
 */
final class ArchivedSums {

    private static final int MOST_KEPT = 20_000;
    private static final int ASKED_AT_ONCE = 1_000;

    private final JdbcClient sql;
    private final String head;
    private final Predicate<String> accounts;
    private final Map<Moved, Balance> kept = new HashMap<>();
    private final TreeMap<DayOf, Balance> sums = new TreeMap<>();

    /**
     * @param head whose the accounts are that belong to no store
     * @param accounts which accounts count
     */
    ArchivedSums(JdbcClient sql, String head, Predicate<String> accounts) {
        this.sql = sql;
        this.head = head;
        this.accounts = accounts;
    }

    private record Moved(String account, LocalDate date) {}

    void add(ArchivedTransfer archived) {
        var row = archived.transfer();
        add(
                new Moved(row.debit(), archived.businessDate()),
                Balance.ZERO.debit(row.phase(), row.amountMinor()));
        add(
                new Moved(row.credit(), archived.businessDate()),
                Balance.ZERO.credit(row.phase(), row.amountMinor()));
        if (kept.size() >= MOST_KEPT) {
            find();
        }
    }

    private void add(Moved where, Balance moved) {
        if (accounts.test(where.account())) {
            kept.merge(where, moved, Balance::plus);
        }
    }

    /** All sums. */
    TreeMap<DayOf, Balance> byDay() {
        find();
        return sums;
    }

    private void find() {
        var names = kept.keySet().stream().map(Moved::account).distinct().sorted().toList();
        var lines = new HashMap<String, Line>();
        for (int from = 0; from < names.size(); from += ASKED_AT_ONCE) {
            ask(
                    new ArrayList<>(
                            names.subList(from, Math.min(from + ASKED_AT_ONCE, names.size()))),
                    lines);
        }
        kept.forEach(
                (where, moved) -> {
                    var line = lines.get(where.account());
                    if (line == null) {
                        throw new IllegalStateException(where.account() + " has no balance");
                    }
                    sums.merge(new DayOf(line, where.date()), moved, Balance::plus);
                });
        kept.clear();
    }

    private void ask(List<String> names, Map<String, Line> lines) {
        var statement = BookedSums.lines(head, names);
        sql.sql(statement.text())
                .params(statement.values())
                .query(
                        row -> {
                            lines.put(
                                    row.getString(1), new Line(row.getString(2), row.getString(3)));
                        });
    }
}
