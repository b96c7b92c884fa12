package io.larder.identity;

import io.larder.money.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keys of programs, sent as {@code Authorization: Bearer lk_...}. A key is 256 random bits and kept
 * only as its hash; it is shown once, when it is made.
 */
@Component
public final class MachineKeys {

    /**
     * A key as it is shown once.
     *
     * @param id {@code key_...}
     * @param key what the program sends
     */
    public record NewKey(String id, String key) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** A key as it is listed. */
    record Listed(
            String id,
            String prefix,
            String name,
            Set<String> operations,
            Set<String> stores,
            Set<String> terminals,
            Map<Operation, Long> capsMinor,
            Instant createdAt,
            @Nullable Instant revokedAt) {

        Grant grant() {
            return new Grant(stores, terminals, capsMinor);
        }
    }

    private record Row(
            String id,
            String prefix,
            String secretHash,
            String name,
            String operations,
            String stores,
            String terminals,
            String caps,
            LocalDateTime createdAt,
            @Nullable LocalDateTime revokedAt) {

        Grant grant() {
            return Grant.parse(stores, terminals, caps);
        }
    }

    private record Known(String secretHash, Caller caller, Instant until) {}

    private static final String MARK = "lk_";
    private static final int PREFIX_LENGTH = 12;
    private static final int LENGTH = MARK.length() + PREFIX_LENGTH + 1 + 43;

    /** How long another process may go on with a key that was revoked here. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final String SELECT =
            "SELECT id, prefix, secret_hash, name, operations, stores, terminals, caps,"
                    + " created_at, revoked_at FROM machine_key ";

    private final JdbcClient sql;
    private final StoreTables stores;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    MachineKeys(JdbcClient sql, StoreTables stores, InstantSource clock) {
        this.sql = sql;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Makes a key for all terminals of some stores.
     *
     * @param stores ids, or {@code *} for all
     * @param capsMinor the largest single amount by operation, in fen
     */
    public NewKey create(
            String name,
            Set<Operation> operations,
            Set<String> stores,
            Map<Operation, Long> capsMinor) {
        return create(name, operations, new Grant(stores, Set.of(), capsMinor));
    }

    NewKey create(String name, Set<Operation> operations, Grant grant) {
        var id = Ids.next("key");
        var prefix = Tokens.readable(PREFIX_LENGTH);
        var key = MARK + prefix + "_" + Tokens.random();
        sql.sql(
                        "INSERT INTO machine_key (id, prefix, secret_hash, name, operations,"
                                + " stores, terminals, caps, created_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        prefix,
                        Tokens.hash(key),
                        name,
                        Grant.text(operations),
                        grant.storesText(),
                        grant.terminalsText(),
                        grant.capsText(),
                        DatabaseTime.of(clock.instant()))
                .update();
        return new NewKey(id, key);
    }

    /** Ends a key; false when there is none of this id, or it has ended before. */
    public boolean revoke(String id) {
        int ended =
                sql.sql(
                                "UPDATE machine_key SET revoked_at = ? WHERE id = ? AND revoked_at"
                                        + " IS NULL")
                        .params(DatabaseTime.of(clock.instant()), id)
                        .update();
        known.values().removeIf(it -> it.caller().id().equals(id));
        return ended == 1;
    }

    /** Ends every key of a name, such as the one that each sandbox start makes anew. */
    public void revokeNamed(String name) {
        var ids =
                sql.sql("SELECT id FROM machine_key WHERE name = ? AND revoked_at IS NULL")
                        .param(name)
                        .query(String.class)
                        .list();
        ids.forEach(this::revoke);
    }

    /** Makes a change of stores count at once. */
    void forgetAll() {
        known.clear();
    }

    List<Listed> all() {
        return sql.sql(SELECT).query(Row.class).list().stream()
                .map(MachineKeys::listed)
                .sorted(Comparator.comparing(Listed::id))
                .toList();
    }

    /** Who sends this key; empty when it is unknown, revoked or malformed. */
    Optional<Caller> find(String key) {
        if (key.length() != LENGTH || !key.startsWith(MARK)) {
            return Optional.empty();
        }
        var prefix = key.substring(MARK.length(), MARK.length() + PREFIX_LENGTH);
        var now = clock.instant();
        var found = known.get(prefix);
        if (found == null || now.isAfter(found.until())) {
            found = read(prefix, now);
        }
        return found != null && Tokens.same(found.secretHash(), Tokens.hash(key))
                ? Optional.of(found.caller())
                : Optional.empty();
    }

    private @Nullable Known read(String prefix, Instant now) {
        var row =
                sql.sql(SELECT + "WHERE prefix = ? AND revoked_at IS NULL")
                        .param(prefix)
                        .query(Row.class)
                        .optional();
        if (row.isEmpty()) {
            known.remove(prefix);
            return null;
        }
        var fresh = new Known(row.get().secretHash(), caller(row.get()), now.plus(FRESH));
        known.put(prefix, fresh);
        return fresh;
    }

    private Caller caller(Row row) {
        var grant = row.grant();
        var operations = EnumSet.noneOf(Operation.class);
        Grant.words(row.operations()).forEach(it -> operations.add(Operation.valueOf(it)));
        return new Caller(
                row.id(),
                Caller.Kind.MACHINE,
                row.name(),
                Set.of(),
                operations,
                stores.scope(grant),
                grant.everywhere(),
                grant.capsMinor());
    }

    private static Listed listed(Row row) {
        var grant = row.grant();
        return new Listed(
                row.id(),
                MARK + row.prefix(),
                row.name(),
                Grant.words(row.operations()),
                grant.stores(),
                grant.terminals(),
                grant.capsMinor(),
                DatabaseTime.instant(row.createdAt()),
                Optional.ofNullable(row.revokedAt()).map(DatabaseTime::instant).orElse(null));
    }
}
