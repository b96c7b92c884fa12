package io.larder.ledger.audit;

import io.larder.ledger.Audit;
import io.larder.ledger.Balance;
import io.larder.ledger.Chart;
import io.larder.ledger.Invariant;
import io.larder.ledger.Invariant.Breach;
import io.larder.ledger.StoredTransfer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the batches since the last check, in one snapshot. */
final class TouchedCheck {

    private static final int PIECE = 500;

    private final JdbcClient sql;
    private final List<Invariant> invariants;
    private final AuditedBalances audited;
    private final TreeMap<String, Balance> moved = new TreeMap<>();
    private final TreeMap<String, List<StoredTransfer>> references = new TreeMap<>();
    private final List<Breach> breaches = new ArrayList<>();

    TouchedCheck(JdbcClient sql, List<Invariant> invariants, AuditedBalances audited) {
        this.sql = sql;
        this.invariants = invariants;
        this.audited = audited;
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
                breaches.addAll(new LaneWalk(reader, head, from, this::touch).walk());
            }
            heads.put(head.lane(), last);
        }
        inPieces(moved, this::checkCustomers);
        inPieces(references, this::checkReferences);
        return new Checked(heads, List.copyOf(breaches));
    }

    /** So that no statement grows with the load. */
    private static <V> void inPieces(TreeMap<String, V> all, Consumer<Map<String, V>> check) {
        var piece = new TreeMap<String, V>();
        for (var entry : all.entrySet()) {
            piece.put(entry.getKey(), entry.getValue());
            if (piece.size() == PIECE) {
                check.accept(piece);
                piece = new TreeMap<>();
            }
        }
        if (!piece.isEmpty()) {
            check.accept(piece);
        }
    }

    /** Hot accounts are the whole audit's. */
    private void touch(StoredTransfer transfer) {
        references.computeIfAbsent(transfer.reference(), r -> new ArrayList<>()).add(transfer);
        var phase = transfer.phase();
        if (Chart.isCustomer(transfer.debit())) {
            var debited = Balance.ZERO.debit(phase, transfer.amountMinor());
            moved.merge(transfer.debit(), debited, Balance::plus);
        }
        if (Chart.isCustomer(transfer.credit())) {
            var credited = Balance.ZERO.credit(phase, transfer.amountMinor());
            moved.merge(transfer.credit(), credited, Balance::plus);
        }
    }

    private void checkCustomers(Map<String, Balance> movements) {
        var stored = stored(List.copyOf(movements.keySet()));
        audited.after(sql, movements)
                .forEach(
                        (name, sum) -> {
                            if (!sum.equals(stored.getOrDefault(name, Balance.ZERO))) {
                                var what = name + " is not its transfers";
                                breaches.add(new Breach(Audit.BALANCES, what));
                            }
                        });
        for (var invariant : invariants) {
            invariant.ofCustomers(sql, stored).ifPresent(breaches::add);
        }
    }

    private void checkReferences(Map<String, List<StoredTransfer>> transfers) {
        for (var invariant : invariants) {
            invariant.ofTransfers(sql, transfers).ifPresent(breaches::add);
        }
    }

    private Map<String, Balance> stored(List<String> names) {
        var found = new HashMap<String, Balance>();
        sql.sql(
                        "SELECT name, debits_posted, credits_posted, debits_pending,"
                                + " credits_pending FROM account WHERE stripe = 0 AND name IN"
                                + " (:names)")
                .param("names", names)
                .query(
                        row -> {
                            found.put(
                                    row.getString(1),
                                    new Balance(
                                            row.getLong(2),
                                            row.getLong(3),
                                            row.getLong(4),
                                            row.getLong(5)));
                        });
        return found;
    }
}
