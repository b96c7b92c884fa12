package io.larder.ledger;

import java.util.function.Function;

/**
 * A table as its room sees it: held in a package-private constant, so no other room can name its
 * rows. Columns are the record's components in snake case; the first component is the primary key
 * and the only unique key. Supported component types: String, long, int, boolean, Instant,
 * LocalDate, enums and {@code @Nullable} forms of the reference types.
 *
 * @param name the SQL name
 * @param rank when its rows are locked
 * @param row the record class
 * @param key reads the primary key of a row
 */
public record Table<K extends Comparable<K>, T extends Record>(
        String name, LockRank rank, Class<T> row, Function<T, K> key) {

    /** The primary key of a row of this table. */
    public K keyOf(Record anyRow) {
        return key.apply(row.cast(anyRow));
    }
}
