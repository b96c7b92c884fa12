package io.larder.books;

import io.larder.books.BookedSums.Range;
import io.larder.books.BookedSums.Statement;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Archives;
import io.larder.ledger.Balance;
import io.larder.ledger.Chart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The books as the database adds them up, all that one report needs in one snapshot. */
@Component
class ReadBooks {

    /** Rows that wait in memory while a long answer is read. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient sql;
    private final JdbcTemplate streaming;
    private final TransactionTemplate snapshot;
    private final LegalEntities entities;
    private final Archives archives;

    ReadBooks(
            DataSource database,
            PlatformTransactionManager transactions,
            LegalEntities entities,
            Archives archives) {
        this.sql = JdbcClient.create(database);
        this.archives = archives;
        this.streaming = new JdbcTemplate(database);
        this.entities = entities;
        streaming.setFetchSize(AT_ONCE);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * A line of an entity's books.
     *
     * @param account its name; {@code card/*}{@code /principal} is the principal of all cards that
     *     the entity's stores issued
     */
    record Line(String account, String entity) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int first = account.compareTo(other.account);
            return first != 0 ? first : entity.compareTo(other.entity);
        }
    }

    /**
     * What a line holds.
     *
     * @param accounts how many accounts it is of, as they are now; one for a hot account
     */
    record Held(Balance balance, long accounts) {
        private static final Held NOTHING = new Held(Balance.ZERO, 0);

        Held less(Balance moved) {
            return new Held(balance.less(moved), accounts);
        }
    }

    /** One day of a line: posted debits and credits. */
    record Day(Line line, LocalDate date, long debitsMinor, long creditsMinor) {}

    /** Reads in one snapshot. */
    <T> T reading(Function<JdbcClient, T> report) {
        return snapshot.execute(status -> report.apply(sql));
    }

    /**
     * What every line held at a cut: what it holds now, less what came after. So it costs what was
     * written since, beside one reading of the balances: reports ask for recent moments, and
     * transfers that lie long before the cut need not be there any more.
     */
    Map<Line, Held> heldAt(Cut cut) {
        var held = new TreeMap<Line, Held>();
        if (isEmpty()) {
            return held;
        }
        each(
                BookedSums.stored(head()),
                row -> held.put(line(row), new Held(balance(row), Math.max(1, row.getLong(7)))));
        moved(cut.after())
                .forEach(
                        (line, moved) ->
                                held.put(line, held.getOrDefault(line, Held.NOTHING).less(moved)));
        return held;
    }

    /** What some batches moved. */
    Map<Line, Balance> moved(List<Range> ranges) {
        if (ranges.isEmpty()) {
            return Map.of();
        }
        var sums = sums(BookedSums.moved(head(), ranges));
        archived(ranges, any -> true)
                .forEach((day, moved) -> sums.merge(day.line(), moved, Balance::plus));
        return sums;
    }

    /** What some batches moved between legal entities. */
    Map<Line, Balance> cleared(List<Range> ranges) {
        if (ranges.isEmpty()) {
            return Map.of();
        }
        var sums = sums(BookedSums.clearing(head(), ranges));
        archived(ranges, account -> Chart.clearingPair(account).isPresent())
                .forEach((day, moved) -> sums.merge(day.line(), moved, Balance::plus));
        return sums;
    }

    /** What of some batches is in archives, by line and day, in that order. */
    private TreeMap<DayOf, Balance> archived(List<Range> ranges, Predicate<String> accounts) {
        var sums = new ArchivedSums(sql, head(), accounts);
        var archive = archives.in(sql);
        for (var range : ranges) {
            archive.each(range.lane(), range.after(), range.upTo(), sums::add);
        }
        return sums.byDay();
    }

    /** A line on a day. */
    record DayOf(Line line, LocalDate date) implements Comparable<DayOf> {
        @Override
        public int compareTo(DayOf other) {
            int first = line.compareTo(other.line);
            return first != 0 ? first : date.compareTo(other.date);
        }
    }

    /** What some batches posted, by line and day, in that order, one after another. */
    void days(List<Range> ranges, Consumer<Day> days) {
        if (ranges.isEmpty()) {
            return;
        }
        var merged = new MergedDays(archived(ranges, any -> true), days);
        each(
                BookedSums.byDay(head(), ranges),
                row ->
                        merged.accept(
                                new Day(
                                        line(row),
                                        row.getObject(3, LocalDate.class),
                                        row.getLong(4),
                                        row.getLong(5))));
        merged.rest();
    }

    /** Whose the accounts are that belong to no store; where there is no account, nobody's. */
    private String head() {
        return isEmpty() ? "" : entities.head();
    }

    /** Whether nothing was ever written: then there may be no legal entity either. */
    private boolean isEmpty() {
        return sql.sql("SELECT name FROM account LIMIT 1").query(String.class).optional().isEmpty();
    }

    private TreeMap<Line, Balance> sums(Statement statement) {
        var sums = new TreeMap<Line, Balance>();
        each(statement, row -> sums.merge(line(row), balance(row), Balance::plus));
        return sums;
    }

    private interface EachRow {
        void take(ResultSet row) throws SQLException;
    }

    private void each(Statement statement, EachRow row) {
        streaming.query(
                statement.text(),
                result -> {
                    row.take(result);
                },
                statement.values().toArray());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getString(1), row.getString(2));
    }

    private static Balance balance(ResultSet row) throws SQLException {
        return new Balance(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
    }
}
