package io.larder.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores, terminals and drawers in their tables, and what a grant comes to in them. */
@Component
final class StoreTables implements Stores {

    private record StoreRow(
            String id, String legalEntityId, String name, String nameZh, boolean closed) {}

    private record TerminalRow(
            String id, String storeId, String kind, String name, boolean closed) {
        Store.Terminal terminal() {
            return new Store.Terminal(id, Store.TerminalKind.valueOf(kind), name, closed);
        }
    }

    private record DrawerRow(
            String id, String storeId, @Nullable String terminalId, String name, boolean closed) {
        Store.Drawer drawer() {
            return new Store.Drawer(id, terminalId, name, closed);
        }
    }

    private record Loaded(List<Store> stores, Instant at) {}

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient sql;
    private final InstantSource clock;
    private volatile @Nullable Loaded loaded;

    StoreTables(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<Store> all() {
        var now = clock.instant();
        var known = loaded;
        if (known == null || now.isAfter(known.at().plus(FRESH)) || known.stores().isEmpty()) {
            known = new Loaded(load(), now);
            loaded = known;
        }
        return known.stores();
    }

    /** Makes a change of the tables count at once. */
    void forget() {
        loaded = null;
    }

    private List<Store> load() {
        var terminals =
                sql.sql(
                                "SELECT id, store_id, kind, name, closed_at IS NOT NULL AS closed FROM terminal ORDER BY id")
                        .query(TerminalRow.class)
                        .list();
        var drawers =
                sql.sql(
                                "SELECT id, store_id, terminal_id, name, closed_at IS NOT NULL AS closed FROM drawer ORDER BY id")
                        .query(DrawerRow.class)
                        .list();
        return sql
                .sql(
                        "SELECT id, legal_entity_id, name, name_zh, closed_at IS NOT NULL AS closed FROM store ORDER BY id")
                .query(StoreRow.class)
                .list()
                .stream()
                .map(store -> store(store, terminals, drawers))
                .toList();
    }

    private static Store store(StoreRow row, List<TerminalRow> terminals, List<DrawerRow> drawers) {
        return new Store(
                row.id(),
                row.legalEntityId(),
                row.name(),
                row.nameZh(),
                terminals.stream()
                        .filter(it -> it.storeId().equals(row.id()))
                        .map(TerminalRow::terminal)
                        .toList(),
                drawers.stream()
                        .filter(it -> it.storeId().equals(row.id()))
                        .map(DrawerRow::drawer)
                        .toList(),
                row.closed());
    }

    /** The stores of a grant, with the terminals and drawers it reaches in each. */
    Map<String, StoreScope> scope(Grant grant) {
        var scope = new HashMap<String, StoreScope>();
        for (var store : all()) {
            if (grant.allStores() || grant.stores().contains(store.id())) {
                scope.put(store.id(), scope(grant, store));
            }
        }
        return Map.copyOf(scope);
    }

    private static StoreScope scope(Grant grant, Store store) {
        boolean everywhere = grant.terminals().isEmpty();
        var terminals = new HashSet<String>();
        for (var terminal : store.terminals()) {
            if (everywhere || grant.terminals().contains(terminal.id())) {
                terminals.add(terminal.id());
            }
        }
        var drawers = new HashSet<String>();
        for (var drawer : store.drawers()) {
            var at = drawer.terminalId();
            if (everywhere || at == null || terminals.contains(at)) {
                drawers.add(drawer.id());
            }
        }
        return new StoreScope(everywhere, terminals, drawers, closed(store));
    }

    private static Set<String> closed(Store store) {
        var closed = new HashSet<String>();
        if (store.closed()) {
            closed.add(store.id());
        }
        store.terminals().stream()
                .filter(Store.Terminal::closed)
                .forEach(it -> closed.add(it.id()));
        store.drawers().stream().filter(Store.Drawer::closed).forEach(it -> closed.add(it.id()));
        return closed;
    }
}
