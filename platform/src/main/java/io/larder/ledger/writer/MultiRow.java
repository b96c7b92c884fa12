package io.larder.ledger.writer;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of statements over many rows; every value is a bound parameter. */
final class MultiRow {

    private MultiRow() {}

    static String insert(String table, List<String> columns, int rows) {
        var row = "(" + String.join(",", Collections.nCopies(columns.size(), "?")) + ")";
        return "INSERT INTO "
                + table
                + " ("
                + String.join(",", columns)
                + ") VALUES "
                + String.join(",", Collections.nCopies(rows, row));
    }

    /** An upsert that replaces every column but the first {@code keyColumns}. */
    static String replace(String table, List<String> columns, int keyColumns, int rows) {
        return upsert(table, columns, keyColumns, rows, "%1$s=VALUES(%1$s)");
    }

    /** An upsert that adds to every column but the first {@code keyColumns}. */
    static String add(String table, List<String> columns, int keyColumns, int rows) {
        return upsert(table, columns, keyColumns, rows, "%1$s=%1$s+VALUES(%1$s)");
    }

    /** A locking read of rows by key, in key order; the key list is padded to a power of two. */
    static String lock(String table, List<String> columns, String keyColumn, int keys) {
        return "SELECT "
                + String.join(",", columns)
                + " FROM "
                + table
                + " WHERE "
                + in(keyColumn, keys)
                + " ORDER BY "
                + keyColumn
                + " FOR UPDATE";
    }

    static String in(String column, int keys) {
        return column + " IN (" + String.join(",", Collections.nCopies(padded(keys), "?")) + ")";
    }

    /** The least power of two that is not below the count. */
    static int padded(int count) {
        return count <= 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
    }

    private static String upsert(
            String table, List<String> columns, int keyColumns, int rows, String assignment) {
        return insert(table, columns, rows)
                + " ON DUPLICATE KEY UPDATE "
                + columns.stream()
                        .skip(keyColumns)
                        .map(assignment::formatted)
                        .collect(Collectors.joining(","));
    }
}
