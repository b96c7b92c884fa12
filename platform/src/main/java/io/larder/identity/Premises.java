package io.larder.identity;

import io.larder.money.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds and changes legal entities, stores, terminals and drawers. Nothing is ever removed: orders
 * and books name them for ever. A change counts at once in this process, and within some seconds in
 * others.
 */
@Component
final class Premises {

    /** A terminal or drawer, and whose it is. */
    enum Place {
        TERMINAL,
        DRAWER;

        private String table() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JdbcClient sql;
    private final StoreTables stores;
    private final Sessions sessions;
    private final MachineKeys keys;
    private final InstantSource clock;

    Premises(
            JdbcClient sql,
            StoreTables stores,
            Sessions sessions,
            MachineKeys keys,
            InstantSource clock) {
        this.sql = sql;
        this.stores = stores;
        this.sessions = sessions;
        this.keys = keys;
        this.clock = clock;
    }

    List<LegalEntity> legalEntities() {
        return sql.sql("SELECT id, name, name_zh FROM legal_entity ORDER BY id")
                .query(LegalEntity.class)
                .list();
    }

    LegalEntity addLegalEntity(String name, String nameZh) {
        var id = Ids.next("entity");
        insert("legal_entity (id, name, name_zh)", id, name, nameZh);
        return new LegalEntity(id, name, nameZh);
    }

    Store addStore(String legalEntityId, String name, String nameZh) {
        var id = Ids.next("store");
        insert("store (id, legal_entity_id, name, name_zh)", id, legalEntityId, name, nameZh);
        return stores.find(id).orElseThrow();
    }

    Store changeStore(String id, String name, String nameZh, boolean closed) {
        change(
                "UPDATE store SET name = ?, name_zh = ?, closed_at = IF(?, COALESCE(closed_at, ?),"
                        + " NULL) WHERE id = ?",
                name,
                nameZh,
                closed,
                DatabaseTime.of(clock.instant()),
                id);
        return stores.find(id).orElseThrow();
    }

    String addTerminal(String storeId, Store.TerminalKind kind, String name) {
        var id = Ids.next(kind.name().toLowerCase(Locale.ROOT));
        insert("terminal (id, store_id, kind, name)", id, storeId, kind.name(), name);
        return id;
    }

    String addDrawer(String storeId, @Nullable String terminalId, String name) {
        var id = Ids.next("drawer");
        insert("drawer (id, store_id, terminal_id, name)", id, storeId, terminalId, name);
        return id;
    }

    /** The store of a terminal or drawer. */
    Optional<String> storeOf(Place place, String id) {
        return sql.sql("SELECT store_id FROM " + place.table() + " WHERE id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    void change(Place place, String id, String name, boolean closed) {
        change(
                "UPDATE "
                        + place.table()
                        + " SET name = ?, closed_at = IF(?, COALESCE(closed_at, ?), NULL)"
                        + " WHERE id = ?",
                name,
                closed,
                DatabaseTime.of(clock.instant()),
                id);
    }

    private void insert(String into, @Nullable Object... values) {
        var marks = "?" + ", ?".repeat(values.length - 1);
        change("INSERT INTO %s VALUES (%s)".formatted(into, marks), values);
    }

    private void change(String statement, @Nullable Object... values) {
        try {
            var ready = sql.sql(statement);
            for (var value : values) {
                ready = ready.param(value);
            }
            ready.update();
        } catch (DuplicateKeyException taken) {
            throw IdentityCodes.PLACE_NAME_TAKEN.problem(
                    "It may be from an earlier try: look at the list, or choose another name.");
        }
        stores.forget();
        sessions.forgetAll();
        keys.forgetAll();
    }
}
