package io.larder.vault;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The data keys in their table and, once unwrapped, in memory. A purpose has its first key when it
 * is first asked for; another process's newer one is noticed within a minute.
 */
@Component
final class DataKeys {

    /** One key; its bytes are never shown. */
    record DataKey(String purpose, int version, SealingAlgorithm algorithm, byte[] bytes) {
        @Override
        public String toString() {
            return "data key " + purpose + " " + version;
        }
    }

    /** A key as it stands in the table. */
    record Wrapped(String purpose, int version, String algorithm, String master, String wrapped) {}

    private record Current(DataKey key, Instant until) {}

    private record Name(String purpose, int version) {}

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final String SELECT =
            "SELECT purpose, version, algorithm, master, wrapped FROM vault_key ";

    private final JdbcClient sql;
    private final MasterKeyHolder master;
    private final InstantSource clock;
    private final SealingAlgorithm algorithm;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Current> current = new ConcurrentHashMap<>();
    private final Map<Name, DataKey> opened = new ConcurrentHashMap<>();

    DataKeys(JdbcClient sql, MasterKeyHolder master, VaultSettings settings, InstantSource clock) {
        this.sql = sql;
        this.master = master;
        this.clock = clock;
        this.algorithm = settings.algorithm();
    }

    /** The newest key of a purpose. */
    DataKey current(String purpose) {
        var now = clock.instant();
        var known = current.get(purpose);
        if (known != null && now.isBefore(known.until())) {
            return known.key();
        }
        var key = newest(purpose).map(this::unwrapped).orElseGet(() -> add(purpose, 1));
        current.put(purpose, new Current(key, now.plus(FRESH)));
        return key;
    }

    /** The key of a version, for opening. */
    DataKey version(String purpose, int version) {
        var known = opened.get(new Name(purpose, version));
        if (known != null) {
            return known;
        }
        return find(purpose, version)
                .map(this::unwrapped)
                .orElseThrow(() -> new UnreadableValue("its data key is gone"));
    }

    /** The first key of a purpose, made when there is none: for keys that are never rotated. */
    DataKey firstVersion(String purpose) {
        var known = opened.get(new Name(purpose, 1));
        if (known != null) {
            return known;
        }
        return find(purpose, 1).map(this::unwrapped).orElseGet(() -> add(purpose, 1));
    }

    /** Gives a purpose a newer key, under the algorithm configured now. */
    DataKey rotate(String purpose) {
        int next = newest(purpose).map(Wrapped::version).orElse(0) + 1;
        var key = add(purpose, next);
        current.remove(purpose);
        return key;
    }

    /** All keys as they stand in the table, ascending. */
    List<Wrapped> all() {
        var all = sql.sql(SELECT).query(Wrapped.class).list();
        return all.stream()
                .sorted(Comparator.comparing(Wrapped::purpose).thenComparing(Wrapped::version))
                .toList();
    }

    void rewrap(Wrapped key, MasterKey from, MasterKey to) {
        var bytes = from.unwrap(key.purpose(), key.version(), key.wrapped());
        var by = SealingAlgorithm.valueOf(key.algorithm());
        sql.sql(
                        "UPDATE vault_key SET master = :master, wrapped = :wrapped"
                                + " WHERE purpose = :purpose AND version = :version")
                .param("master", to.id())
                .param("wrapped", to.wrap(by, key.purpose(), key.version(), bytes, random))
                .param("purpose", key.purpose())
                .param("version", key.version())
                .update();
    }

    private DataKey add(String purpose, int version) {
        var bytes = new byte[algorithm.keyBytes()];
        random.nextBytes(bytes);
        var wrapped = master.key().wrap(algorithm, purpose, version, bytes, random);
        try {
            sql.sql(
                            "INSERT INTO vault_key (purpose, version, algorithm, master, wrapped,"
                                    + " created_at) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(
                            purpose,
                            version,
                            algorithm.name(),
                            master.key().id(),
                            wrapped,
                            LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException another) {
            // another thread or process was first: its key is the one
            return version(purpose, version);
        }
        return kept(new DataKey(purpose, version, algorithm, bytes));
    }

    private DataKey unwrapped(Wrapped row) {
        var bytes = master.key().unwrap(row.purpose(), row.version(), row.wrapped());
        var by = SealingAlgorithm.valueOf(row.algorithm());
        return kept(new DataKey(row.purpose(), row.version(), by, bytes));
    }

    private DataKey kept(DataKey key) {
        opened.put(new Name(key.purpose(), key.version()), key);
        return key;
    }

    private Optional<Wrapped> newest(String purpose) {
        return sql.sql(SELECT + "WHERE purpose = ? ORDER BY version DESC LIMIT 1")
                .param(purpose)
                .query(Wrapped.class)
                .optional();
    }

    private Optional<Wrapped> find(String purpose, int version) {
        return sql.sql(SELECT + "WHERE purpose = ? AND version = ?")
                .params(purpose, version)
                .query(Wrapped.class)
                .optional();
    }
}
