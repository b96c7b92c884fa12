package io.larder.ledger.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/**
 * The prepared statements of one connection, kept as long as it lives. The least used are given up
 * beyond a limit, since the server keeps memory for each of their parameters.
 */
final class Statements {

    private static final int MOST_KEPT = 300;

    /**
     * Makes the driver put the values into the text: only that takes several statements at once.
     */
    private static final String IN_THE_DRIVER = "/*client prepare*/";

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> kept =
            new LinkedHashMap<>(512, 0.75f, true);

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** A statement that the server parses once. */
    PreparedStatement prepared(String text) throws SQLException {
        var statement = kept.get(text);
        return statement == null ? keep(text, text) : statement;
    }

    /** Several statements, parted by semicolons, that go to the server in one round trip. */
    PreparedStatement together(String texts) throws SQLException {
        var statement = kept.get(texts);
        return statement == null ? keep(texts, IN_THE_DRIVER + texts) : statement;
    }

    private PreparedStatement keep(String name, String text) throws SQLException {
        if (kept.size() >= MOST_KEPT) {
            var eldest = kept.pollFirstEntry();
            eldest.getValue().close();
        }
        var statement = connection.prepareStatement(text);
        kept.put(name, statement);
        return statement;
    }
}
