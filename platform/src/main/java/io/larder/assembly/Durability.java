package io.larder.assembly;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A commit that was answered must survive a power cut, or the platform does not run. */
public final class Durability {

    private static final Map<String, Set<String>> DEMANDED =
            Map.of(
                    "innodb_flush_log_at_trx_commit", Set.of("1"),
                    "innodb_doublewrite", Set.of("ON"));

    private Durability() {}

    /**
     * Reads the settings back from the server. Throws {@link IllegalStateException} that names each
     * one that would lose a commit.
     */
    public static void require(JdbcClient database) {
        var wrong = new TreeMap<String, String>();
        DEMANDED.forEach((name, good) -> check(database, name, good, wrong));
        if (value(database, "log_bin").equals("ON")) {
            check(database, "sync_binlog", Set.of("1"), wrong);
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "the database would lose commits, so nothing is started: " + wrong);
        }
    }

    private static void check(
            JdbcClient database, String name, Set<String> good, Map<String, String> wrong) {
        var value = value(database, name);
        if (!good.contains(value)) {
            wrong.put(name, value);
        }
    }

    private static String value(JdbcClient database, String name) {
        return database.sql("SHOW GLOBAL VARIABLES LIKE ?")
                .param(name)
                .query((row, number) -> row.getString(2))
                .optional()
                .orElse("missing");
    }
}
