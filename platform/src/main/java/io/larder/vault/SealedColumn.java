package io.larder.vault;

/**
 * A column that holds sealed values; each room offers one bean of it per such column, so that they
 * can be sealed again under newer keys. The row of a value's {@link Place} is its id's text.
 *
 * @param table lower case SQL name
 * @param idColumn the primary key, text
 * @param column holds sealed text, or null
 */
public record SealedColumn(String table, String idColumn, String column) {

    /** Refuses what is not a plain SQL name: these become part of statements. */
    public SealedColumn {
        if (!Place.isName(table) || !Place.isName(idColumn) || !Place.isName(column)) {
            throw new IllegalArgumentException("not SQL names: " + table + "." + column);
        }
    }
}
