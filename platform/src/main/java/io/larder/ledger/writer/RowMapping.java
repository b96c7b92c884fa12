package io.larder.ledger.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.ledger.Table;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads and writes a table's records, columns by the components' names in snake case. */
public final class RowMapping {

    private static final Map<Table<?, ?>, RowMapping> KNOWN = new ConcurrentHashMap<>();

    private final Table<?, ?> table;
    private final RecordComponent[] components;
    private final List<String> columns;
    private final Constructor<? extends Record> constructor;
    private final Shape insert;
    private final Shape replace;
    private final Shape lock;
    private final Map<List<String>, Shape> alike = new ConcurrentHashMap<>();

    private RowMapping(Table<?, ?> table) {
        this.table = table;
        this.components = table.row().getRecordComponents();
        this.columns = new ArrayList<>();
        var types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            columns.add(snakeCase(components[i].getName()));
            components[i].getAccessor().setAccessible(true);
            types[i] = components[i].getType();
        }
        try {
            this.constructor = table.row().getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        var select = "SELECT " + String.join(",", columns) + " FROM " + table.name() + " WHERE ";
        this.insert = Shape.insert(table.name(), columns);
        this.replace = Shape.replace(table.name(), columns, 1);
        this.lock = Shape.lock(select, columns.getFirst());
    }

    /** The mapping of a table. */
    public static RowMapping of(Table<?, ?> table) {
        return KNOWN.computeIfAbsent(table, RowMapping::new);
    }

    /** Inserts new rows. */
    Shape insert() {
        return insert;
    }

    /** Replaces the content of locked rows. */
    Shape replace() {
        return replace;
    }

    /** Changes locked rows in the same way. */
    Shape alike(List<String> assignments) {
        return alike.computeIfAbsent(
                assignments, set -> Shape.alike(table.name(), set, columns.getFirst()));
    }

    /** Reads and locks rows by their keys. */
    Shape lock() {
        return lock;
    }

    /** Column names in the order of the record's components. */
    public List<String> columns() {
        return columns;
    }

    /** The row's values in the order of the columns. */
    @Nullable Object[] values(Record row) {
        try {
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getAccessor().invoke(row);
            }
            return values;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The row that the result stands on, its columns in the order of {@link #columns}. */
    public Record read(ResultSet result) throws SQLException {
        try {
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = readValue(result, i + 1, components[i].getType());
            }
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Binds a value that is stored, not searched by. Texts go as their bytes in UTF-8, which the
     * server then neither counts nor converts; a search by bytes would miss an index on text.
     */
    static void bindStored(PreparedStatement statement, int parameter, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case String text -> statement.setBytes(parameter, text.getBytes(UTF_8));
            case Enum<?> constant -> statement.setBytes(parameter, constant.name().getBytes(UTF_8));
            case null, default -> bindValue(statement, parameter, value);
        }
    }

    static void bindValue(PreparedStatement statement, int parameter, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setObject(parameter, null);
            case String text -> statement.setString(parameter, text);
            case Long number -> statement.setLong(parameter, number);
            case Integer number -> statement.setInt(parameter, number);
            case Boolean truth -> statement.setBoolean(parameter, truth);
            case Enum<?> constant -> statement.setString(parameter, constant.name());
            case Instant at -> statement.setObject(parameter, utc(at));
            case LocalDate date -> statement.setObject(parameter, date);
            default -> throw new IllegalArgumentException("no column type for " + value.getClass());
        }
    }

    static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Object readValue(ResultSet result, int column, Class<?> type)
            throws SQLException {
        if (type == long.class) {
            return result.getLong(column);
        } else if (type == int.class) {
            return result.getInt(column);
        } else if (type == boolean.class) {
            return result.getBoolean(column);
        } else if (type == Long.class) {
            return result.getObject(column, Long.class);
        } else if (type == LocalDate.class) {
            return result.getObject(column, LocalDate.class);
        } else if (type == Instant.class) {
            var at = result.getObject(column, LocalDateTime.class);
            return at == null ? null : at.toInstant(ZoneOffset.UTC);
        }
        var text = result.getString(column);
        return text == null || type == String.class ? text : Enum.valueOf((Class) type, text);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
