package io.larder.simulation.store;

import io.larder.simulation.world.Host;
import io.larder.simulation.world.Strand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The store's side of one connection: its transaction and what it holds. */
final class Session {

    /** A row of a table by key. */
    record Place(String table, Object key) {}

    @SuppressWarnings("ArrayRecordComponent") // a row, never compared
    private record Undo(
            Map<Object, @Nullable Object[]> rows,
            Object key,
            @Nullable Object @Nullable [] before) {}

    final long id;
    final Host client;
    final Map<String, Map<Object, @Nullable Object[]>> written = new LinkedHashMap<>();
    final Set<Place> locks = new LinkedHashSet<>();
    final Set<String> advisory = new LinkedHashSet<>();
    @Nullable Place waitsFor;
    @Nullable Strand waiting;
    boolean alive = true;
    boolean committing;

    /** What a planted defect shows it instead of what is committed. */
    @Nullable Rows stale;

    private final List<Undo> undo = new ArrayList<>();

    Session(long id, Host client, @Nullable Rows stale) {
        this.id = id;
        this.client = client;
        this.stale = stale;
    }

    /** What this transaction wrote there; null when nothing. */
    @Nullable Object @Nullable [] own(String table, Object key) {
        var rows = written.get(table);
        return rows == null ? null : rows.get(key);
    }

    void write(String table, Object key, @Nullable Object[] row) {
        var rows = written.computeIfAbsent(table, t -> new LinkedHashMap<>());
        undo.add(new Undo(rows, key, rows.put(key, row)));
    }

    /** A statement begins: what it writes can be taken back. */
    void mark() {
        undo.clear();
    }

    /** A failed statement leaves nothing. */
    void backToMark() {
        for (var step : undo.reversed()) {
            if (step.before == null) {
                step.rows.remove(step.key);
            } else {
                step.rows.put(step.key, step.before);
            }
        }
        undo.clear();
    }

    void wake() {
        if (waiting != null) {
            waiting.wake();
        }
    }
}
