package io.larder.vault;

/**
 * Where a sealed value stands; it is bound to its place and opens nowhere else.
 *
 * @param table lower case SQL name; each table has data keys of its own
 * @param column lower case SQL name
 * @param row the row's id, without line breaks
 */
public record Place(String table, String column, String row) {

    /** Refuses names that could be mistaken for another place. */
    public Place {
        if (!isName(table) || !isName(column) || row.isEmpty() || row.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("not a place: " + table + "." + column);
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= 64
                && name.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_');
    }
}
