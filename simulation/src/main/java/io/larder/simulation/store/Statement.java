package io.larder.simulation.store;

import io.larder.simulation.store.Session.Place;
import io.larder.simulation.store.Sql.Present;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What each statement does, with the counts of changed rows that the real one would tell. */
final class Statement {

    private static final int LONGEST_NOTE = 20;
    private static final int UPDATED = 2;

    private final SimulatedDatabase database;

    Statement(SimulatedDatabase database) {
        this.database = database;
    }

    Result execute(Session session, Sql sql, @Nullable Object[] values, int first)
            throws SQLException {
        return switch (sql) {
            case Sql.Insert insert -> insert(session, insert, values, first);
            case Sql.Find find -> find(session, find, values, first);
            case Sql.Alike alike -> alike(session, alike, values, first);
            case Sql.Advance advance -> advance(session, advance, values, first);
            case Sql.Word word -> word(session, word, values, first);
        };
    }

    private @Nullable Object @Nullable [] visible(Session session, String table, Object key) {
        var own = session.own(table, key);
        if (own != null) {
            return own;
        }
        boolean stale = table.equals("lane") || table.equals("idempotency");
        var rows = session.stale != null && stale ? session.stale : database.committed();
        return rows.row(table, key);
    }

    private Result insert(Session session, Sql.Insert insert, @Nullable Object[] values, int first)
            throws SQLException {
        database.committed().know(insert.table(), insert.columns());
        int width = insert.columns().size();
        int count = 0;
        for (int row = 0; row < insert.rows(); row++) {
            int from = first + row * width;
            count += insertRow(session, insert, Arrays.copyOfRange(values, from, from + width));
        }
        return new Result.Count(count);
    }

    private int insertRow(Session session, Sql.Insert insert, @Nullable Object[] row)
            throws SQLException {
        var table = insert.table();
        var key = Rows.key(table, Arrays.<@Nullable Object>asList(row));
        if (table.equals("sim_note") && String.valueOf(row[1]).length() > LONGEST_NOTE) {
            throw new SQLException("data too long", "22001", 1406);
        }
        database.locks().lock(session, new Place(table, key));
        var there = visible(session, table, key);
        if (there == null) {
            session.write(table, key, row);
            return 1;
        }
        if (insert.present() == Present.REFUSE) {
            if (table.equals("idempotency") && database.has(Plant.KEYS_NOT_FOUND)) {
                session.write(table, key, row);
                return 1;
            }
            throw new SQLException("duplicate key " + key + " in " + table, "23000", 1062);
        }
        var after = insert.present() == Present.ADD ? sum(there, row) : row;
        session.write(table, key, after);
        return Arrays.equals(there, after) ? 0 : UPDATED;
    }

    private static @Nullable Object[] sum(@Nullable Object[] there, @Nullable Object[] more) {
        var sum = there.clone();
        for (int i = UPDATED; i < sum.length; i++) {
            sum[i] = added(there[i], more[i]);
        }
        return sum;
    }

    private static Object added(@Nullable Object there, @Nullable Object more) {
        if (there instanceof Long one && more instanceof Long other) {
            return one + other;
        }
        throw new IllegalArgumentException("only numbers can be added");
    }

    private Result find(Session session, Sql.Find find, @Nullable Object[] values, int first)
            throws SQLException {
        var table = find.table();
        var found = new ArrayList<@Nullable Object[]>();
        if (table.equals("idempotency") && database.has(Plant.KEYS_NOT_FOUND)) {
            return new Result.Rows(found);
        }
        var keys = new TreeSet<Object>(Arrays.asList(values).subList(first, first + find.keys()));
        for (var name : keys) {
            var key = find.cold() ? List.of(name, 0L) : name;
            var row = visible(session, table, key);
            if (row != null && find.locking()) {
                database.locks().lock(session, new Place(table, key));
                row = visible(session, table, key);
            }
            if (row != null) {
                found.add(selected(find, row));
            }
        }
        return new Result.Rows(found);
    }

    private @Nullable Object[] selected(Sql.Find find, @Nullable Object[] row) {
        @Nullable Object[] selected = new @Nullable Object[find.columns().size()];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = row[database.committed().column(find.table(), find.columns().get(i))];
        }
        return selected;
    }

    private Result alike(Session session, Sql.Alike alike, @Nullable Object[] values, int first)
            throws SQLException {
        int from = first + alike.assignments().size();
        int count = 0;
        for (var name :
                new TreeSet<Object>(Arrays.asList(values).subList(from, from + alike.keys()))) {
            var key = alike.cold() ? List.of(name, 0L) : name;
            database.locks().lock(session, new Place(alike.table(), key));
            var row = visible(session, alike.table(), key);
            if (row != null) {
                count +=
                        assign(
                                session,
                                alike.table(),
                                key,
                                row,
                                alike.assignments(),
                                values,
                                first);
            }
        }
        return new Result.Count(count);
    }

    private int assign(
            Session session,
            String table,
            Object key,
            @Nullable Object[] row,
            List<Sql.Assignment> assignments,
            @Nullable Object[] values,
            int first) {
        @Nullable Object[] after = row.clone();
        for (int i = 0; i < assignments.size(); i++) {
            int column = database.committed().column(table, assignments.get(i).column());
            var value = values[first + i];
            after[column] = assignments.get(i).added() ? added(row[column], value) : value;
        }
        session.write(table, key, after);
        return Arrays.equals(row, after) ? 0 : 1;
    }

    private Result advance(
            Session session, Sql.Advance advance, @Nullable Object[] values, int first)
            throws SQLException {
        int from = first + advance.assignments().size();
        var key =
                Rows.key(
                        advance.table(),
                        Arrays.<@Nullable Object>asList(values).subList(from, from + 1));
        database.locks().lock(session, new Place(advance.table(), key));
        var row = visible(session, advance.table(), key);
        if (row == null) {
            return new Result.Count(0);
        }
        for (int i = 0; i < advance.conditions().size(); i++) {
            int column = database.committed().column(advance.table(), advance.conditions().get(i));
            if (!Objects.equals(row[column], values[from + i])) {
                return new Result.Count(0);
            }
        }
        return new Result.Count(
                assign(session, advance.table(), key, row, advance.assignments(), values, first));
    }

    private Result word(Session session, Sql.Word word, @Nullable Object[] values, int first)
            throws SQLException {
        return switch (word.kind()) {
            case SET -> new Result.Count(0);
            case CONNECTION_ID -> Result.Rows.of(session.id);
            case UNIX_TIME -> Result.Rows.of(database.wallSeconds());
            case UPTIME ->
                    new Result.Rows(
                            List.<@Nullable Object[]>of(
                                    new @Nullable Object[] {
                                        "Uptime", database.wallSeconds() - database.startedAt()
                                    }));
            case KILL -> {
                if (!database.kill(word.number())) {
                    throw new SQLException("unknown thread id", "HY000", 1094);
                }
                yield new Result.Count(0);
            }
            case STRIPES -> stripes(values[first]);
            case RAISE_EPOCH -> raiseEpoch(session, values[first], values[first + 1]);
            case GET_LOCK -> lockByName(session, values[first], values[first + 1]);
        };
    }

    private Result stripes(@Nullable Object stripe) {
        return new Result.Rows(
                database.committed().all("account").stream()
                        .filter(row -> stripe != null && stripe.equals(row.number("stripe")))
                        .map(row -> new @Nullable Object[] {row.text("name")})
                        .toList());
    }

    private Result raiseEpoch(Session session, @Nullable Object lane, @Nullable Object start)
            throws SQLException {
        var key = Objects.requireNonNull(lane);
        database.locks().lock(session, new Place("lane", key));
        var row = visible(session, "lane", key);
        if (row == null) {
            var never = LocalDateTime.parse("1970-01-01T00:00");
            session.write(
                    "lane",
                    key,
                    new @Nullable Object[] {key, 1L, 1L, 1L, start, never, LocalDate.EPOCH});
        } else if (!database.has(Plant.LANE_GIVEN_TWICE)) {
            var after = row.clone();
            after[1] = added(row[1], 1L);
            session.write("lane", key, after);
        }
        return new Result.Count(1);
    }

    private Result lockByName(Session session, @Nullable Object lane, @Nullable Object seconds)
            throws SQLException {
        long micros = seconds instanceof Long number ? number * 1_000_000 : 0;
        boolean won =
                database.has(Plant.LANE_GIVEN_TWICE)
                        || database.locks().lock(session, "lane " + lane, micros);
        return Result.Rows.of(won ? 1L : 0L);
    }
}
