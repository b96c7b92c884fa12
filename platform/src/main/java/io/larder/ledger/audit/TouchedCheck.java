package io.larder.ledger.audit;

import io.larder.ledger.Invariant;
import io.larder.ledger.Invariant.Breach;
import io.larder.ledger.StoredTransfer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the batches since the last check, in one snapshot, some at a time. */
final class TouchedCheck {

    private final JdbcClient sql;
    private final List<Invariant> invariants;
    private final TouchedBalances balances;
    private final Runnable rest;
    private final TreeMap<String, List<StoredTransfer>> references = new TreeMap<>();
    private final List<Breach> breaches = new ArrayList<>();

    /**
     * @param rest is run between two pieces of work
     */
    TouchedCheck(
            JdbcClient sql, List<Invariant> invariants, TouchedBalances balances, Runnable rest) {
        this.sql = sql;
        this.invariants = invariants;
        this.balances = balances;
        this.rest = rest;
    }

    /** The last batch checked of each lane, and what was found wrong. */
    record Checked(Map<Integer, Long> heads, List<Breach> breaches) {}

    /** Where each lane stands now, by its number. */
    static Map<Integer, Long> heads(JdbcClient sql) {
        var heads = new HashMap<Integer, Long>();
        new LaneReader(sql).heads().forEach(head -> heads.put(head.lane(), head.nextBatch() - 1));
        return heads;
    }

    /**
     * @param before the last batch checked before, by lane; a lane not in it is new, and is checked
     *     from its beginning
     */
    Checked since(Map<Integer, Long> before) {
        var reader = new LaneReader(sql);
        var heads = new HashMap<Integer, Long>();
        for (var head : reader.heads()) {
            long last = head.nextBatch() - 1;
            long from = before.getOrDefault(head.lane(), 0L);
            if (from < last) {
                var walk = new LaneWalk(reader, head, from, this::touch, this::someRead);
                breaches.addAll(walk.walk());
            }
            heads.put(head.lane(), last);
        }
        breaches.addAll(balances.checkAll(rest));
        return new Checked(heads, List.copyOf(breaches));
    }

    private void touch(StoredTransfer transfer) {
        references.computeIfAbsent(transfer.reference(), r -> new ArrayList<>()).add(transfer);
        balances.touch(transfer);
    }

    /** After some whole batches. */
    private void someRead() {
        rest.run();
        Pieces.of(references, this::checkReferences);
        references.clear();
        breaches.addAll(balances.checkIfMany(rest));
    }

    private void checkReferences(Map<String, List<StoredTransfer>> transfers) {
        for (var invariant : invariants) {
            invariant.ofTransfers(sql, transfers).ifPresent(breaches::add);
        }
        rest.run();
    }
}
