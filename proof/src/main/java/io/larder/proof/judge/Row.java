package io.larder.proof.judge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * A dumped row. Reading a column that is missing is a fault: the tables are a contract.
 *
 * @param columns column name to text; empty for SQL's null
 */
record Row(String table, Map<String, Optional<String>> columns) {

    Optional<String> find(String column) {
        var value = columns.get(column);
        if (value == null) {
            throw new UnreadableDump(table + " has no column " + column);
        }
        return value;
    }

    String text(String column) {
        return find(column)
                .orElseThrow(() -> new UnreadableDump(table + "." + column + " is null"));
    }

    long number(String column) {
        try {
            return Long.parseLong(text(column));
        } catch (NumberFormatException e) {
            throw new UnreadableDump(table + "." + column + " is no number", e);
        }
    }

    /** A DATETIME(6) in UTC. */
    Instant instant(String column) {
        return LocalDateTime.parse(text(column).replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    LocalDate date(String column) {
        return LocalDate.parse(text(column));
    }
}
