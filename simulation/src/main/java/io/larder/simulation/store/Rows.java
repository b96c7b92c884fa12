package io.larder.simulation.store;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Committed rows by table and key: what is durable. */
public final class Rows {

    private static final Map<String, Integer> KEY_COLUMNS =
            Map.of("batch", 2, "transfer", 3, "account", 2, "outbox", 2);
    private static final List<String> LANE =
            List.of(
                    "number",
                    "epoch",
                    "next_batch",
                    "next_event",
                    "head_hash",
                    "last_at",
                    "last_business_date");

    private final Map<String, Map<Object, @Nullable Object[]>> tables = new LinkedHashMap<>();
    private final Map<String, List<String>> columns = new HashMap<>(Map.of("lane", LANE));

    /** A copy that later commits leave as it is. */
    Rows copy() {
        var copy = new Rows();
        tables.forEach((table, rows) -> copy.tables.put(table, new LinkedHashMap<>(rows)));
        copy.columns.putAll(columns);
        return copy;
    }

    /** The columns are learned from the first insert; every other must name the same. */
    void know(String table, List<String> names) {
        var known = columns.putIfAbsent(table, names);
        if (known != null && !known.equals(names)) {
            throw new IllegalArgumentException("other columns of " + table);
        }
    }

    int column(String table, String name) {
        return columns.getOrDefault(table, List.of()).indexOf(name);
    }

    static Object key(String table, List<@Nullable Object> row) {
        int width = KEY_COLUMNS.getOrDefault(table, 1);
        return width == 1 ? present(row.getFirst()) : List.copyOf(present(row.subList(0, width)));
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a key without a value");
        }
        return value;
    }

    private static List<Object> present(List<@Nullable Object> values) {
        var all = new ArrayList<Object>(values.size());
        values.forEach(value -> all.add(present(value)));
        return all;
    }

    @Nullable Object @Nullable [] row(String table, Object key) {
        return tables.getOrDefault(table, Map.of()).get(key);
    }

    void put(String table, Object key, @Nullable Object[] row) {
        tables.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(key, row);
    }

    Set<String> tables() {
        return tables.keySet();
    }

    /** All rows of a table. */
    public List<Row> all(String table) {
        var found = new ArrayList<Row>();
        var names = columns.getOrDefault(table, List.of());
        Collection<@Nullable Object[]> rows = tables.getOrDefault(table, Map.of()).values();
        rows.forEach(values -> found.add(new Row(names, values)));
        return found;
    }

    /** A row as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Row(List<String> columns, @Nullable Object[] values) {

        private Object value(String column) {
            return present(values[columns.indexOf(column)]);
        }

        /** A number. */
        public long number(String column) {
            return (Long) value(column);
        }

        /** A text. */
        public String text(String column) {
            return (String) value(column);
        }

        /** An instant, in UTC. */
        public LocalDateTime at(String column) {
            return (LocalDateTime) value(column);
        }

        /** A date. */
        public LocalDate date(String column) {
            return (LocalDate) value(column);
        }
    }
}
