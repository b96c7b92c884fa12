package io.larder.vault;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Secrets in their table. */
@Component
final class SealedSecrets implements Secrets {

    private static final String TABLE = "vault_secret";

    private final JdbcClient sql;
    private final Vault vault;
    private final InstantSource clock;

    SealedSecrets(JdbcClient sql, Vault vault, InstantSource clock) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public void put(String name, byte[] value) {
        sql.sql(
                        "INSERT INTO vault_secret (name, sealed, updated_at) VALUES (?, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE sealed = VALUES(sealed),"
                                + " updated_at = VALUES(updated_at)")
                .params(
                        name,
                        vault.seal(place(name), value),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<byte[]> find(String name) {
        return sql.sql("SELECT sealed FROM vault_secret WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .map(text -> vault.open(place(name), text));
    }

    private static Place place(String name) {
        return new Place(TABLE, "sealed", name);
    }
}
