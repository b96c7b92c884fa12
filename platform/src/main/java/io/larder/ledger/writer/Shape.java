package io.larder.ledger.writer;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A statement over rows, whatever their number; its text for each number is made once. Every value
 * is a bound parameter.
 *
 * @param row the parameters of one row
 * @param width how many they are
 * @param padded whether a row may stand there twice, as the keys of a read may
 */
record Shape(
        String head,
        String row,
        String tail,
        int width,
        boolean padded,
        Map<Integer, String> texts) {

    static Shape insert(String table, List<String> columns) {
        return values(table, columns, "");
    }

    /** An upsert that replaces every column but the first {@code keyColumns}. */
    static Shape replace(String table, List<String> columns, int keyColumns) {
        return upsert(table, columns, keyColumns, "%1$s=VALUES(%1$s)");
    }

    /** An upsert that adds to every column but the first {@code keyColumns}. */
    static Shape add(String table, List<String> columns, int keyColumns) {
        return upsert(table, columns, keyColumns, "%1$s=%1$s+VALUES(%1$s)");
    }

    /** A read of rows by key; {@code select} goes up to its WHERE. */
    static Shape find(String select, String keyColumn) {
        return in(select, keyColumn, "");
    }

    /** A locking read of rows by key, in key order. */
    static Shape lock(String select, String keyColumn) {
        return in(select, keyColumn, " ORDER BY " + keyColumn + " FOR UPDATE");
    }

    /** An update of rows by key, all in the same way; {@code where} may say more of the key. */
    static Shape alike(String table, List<String> assignments, String where) {
        var set = "UPDATE " + table + " SET " + String.join(",", assignments);
        return in(set + " WHERE ", where, "");
    }

    /** A statement of one row that needs no building. */
    static Shape fixed(String text, int width) {
        return new Shape(text, "", "", width, false, new ConcurrentHashMap<>());
    }

    /** The statement over so many rows. */
    String text(int rows) {
        return texts.computeIfAbsent(
                rows, n -> head + String.join(",", Collections.nCopies(n, row)) + tail);
    }

    private static Shape in(String select, String keyColumn, String tail) {
        var head = select + keyColumn + " IN (";
        return new Shape(head, "?", ")" + tail, 1, true, new ConcurrentHashMap<>());
    }

    private static Shape upsert(
            String table, List<String> columns, int keyColumns, String assignment) {
        var assignments =
                columns.stream()
                        .skip(keyColumns)
                        .map(assignment::formatted)
                        .collect(Collectors.joining(","));
        return values(table, columns, " ON DUPLICATE KEY UPDATE " + assignments);
    }

    private static Shape values(String table, List<String> columns, String tail) {
        var head = "INSERT INTO " + table + " (" + String.join(",", columns) + ") VALUES ";
        var row = "(" + String.join(",", Collections.nCopies(columns.size(), "?")) + ")";
        return new Shape(head, row, tail, columns.size(), false, new ConcurrentHashMap<>());
    }
}
