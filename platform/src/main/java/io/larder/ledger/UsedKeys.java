package io.larder.ledger;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys under which something was accepted, for a request that is made of several commands and
 * must know before the first of them whether it is a repetition. The writer alone decides; this
 * only reads.
 */
@Component
public class UsedKeys {

    private final JdbcClient sql;

    UsedKeys(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A key that was used.
     *
     * @param same whether it was used for the same request
     * @param result what was accepted then, as text
     */
    public record Used(boolean same, String result) {}

    /** How a caller's key was used before; empty when it was not. */
    public Optional<Used> find(Key.Client key) {
        return sql.sql("SELECT body_hash, result FROM idempotency WHERE name = ?")
                .param(key.text())
                .query(
                        (row, number) ->
                                new Used(row.getString(1).equals(key.bodyHash()), row.getString(2)))
                .optional();
    }
}
