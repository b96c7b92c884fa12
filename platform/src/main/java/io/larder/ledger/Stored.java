package io.larder.ledger;

import io.larder.ledger.writer.RowMapping;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads a room's own rows as they are stored, outside any command: for lists and look-ups, never
 * for decisions about money.
 *
 * @param select {@code SELECT ... FROM table}, to be followed by a condition
 * @param rows reads what it selects
 */
public record Stored<T extends Record>(String select, RowMapper<T> rows) {

    /** The rows of a table. */
    public static <T extends Record> Stored<T> of(Table<?, T> table) {
        var mapping = RowMapping.of(table);
        return new Stored<>(
                "SELECT " + String.join(", ", mapping.columns()) + " FROM " + table.name() + " ",
                (result, number) -> table.row().cast(mapping.read(result)));
    }
}
