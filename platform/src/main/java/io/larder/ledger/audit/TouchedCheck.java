package io.larder.ledger.audit;

import io.larder.ledger.Audit;
import io.larder.ledger.Balance;
import io.larder.ledger.Chart;
import io.larder.ledger.Invariant;
import io.larder.ledger.Invariant.Breach;
import io.larder.ledger.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the batches since the last check, in one snapshot. */
final class TouchedCheck {

    private static final int PIECE = 500;

    private final JdbcClient sql;
    private final List<Invariant> invariants;
    private final TreeSet<String> accounts = new TreeSet<>();
    private final TreeSet<String> references = new TreeSet<>();

    TouchedCheck(JdbcClient sql, List<Invariant> invariants) {
        this.sql = sql;
        this.invariants = invariants;
    }

    /** The last batch checked of each lane, and what was found wrong. */
    record Checked(Map<Integer, Long> heads, List<Breach> breaches) {}

    /**
     * @param audited the last batch checked before, by lane; a lane not in it is checked from its
     *     next batch on
     */
    Checked since(Map<Integer, Long> audited) {
        var reader = new LaneReader(sql);
        var heads = new HashMap<Integer, Long>();
        var breaches = new ArrayList<Breach>();
        for (var head : reader.heads()) {
            long last = head.nextBatch() - 1;
            var before = audited.get(head.lane());
            if (before != null && before < last) {
                breaches.addAll(new LaneWalk(reader, head, before, this::touch).walk());
            }
            heads.put(head.lane(), last);
        }
        inPieces(accounts, names -> breaches.addAll(ofAccounts(names)));
        inPieces(references, names -> breaches.addAll(ofInvariants(List.of(), names)));
        return new Checked(heads, breaches);
    }

    /** So that no statement grows with the load. */
    private static void inPieces(Set<String> all, Consumer<List<String>> check) {
        var list = List.copyOf(all);
        for (int from = 0; from < list.size(); from += PIECE) {
            check.accept(list.subList(from, Math.min(list.size(), from + PIECE)));
        }
    }

    private List<Breach> ofAccounts(List<String> names) {
        var breaches = new ArrayList<>(unequal(names));
        breaches.addAll(ofInvariants(names, List.of()));
        return breaches;
    }

    private List<Breach> ofInvariants(List<String> names, List<String> touched) {
        return invariants.stream()
                .flatMap(invariant -> invariant.ofTouched(sql, names, touched).stream())
                .toList();
    }

    private void touch(StoredTransfer transfer) {
        references.add(transfer.reference());
        for (var name : List.of(transfer.debit(), transfer.credit())) {
            if (Chart.isCustomer(name)) {
                accounts.add(name);
            }
        }
    }

    /** Customers' balances against all their transfers; hot accounts are the whole audit's. */
    private List<Breach> unequal(List<String> names) {
        var sums = new HashMap<String, Balance>();
        sum("debit", names, sums);
        sum("credit", names, sums);
        var breaches = new ArrayList<Breach>();
        sql.sql(
                        "SELECT name, debits_posted, credits_posted, debits_pending,"
                                + " credits_pending FROM account WHERE stripe = 0 AND name IN"
                                + " (:names)")
                .param("names", names)
                .query(
                        row -> {
                            var balance =
                                    new Balance(
                                            row.getLong(2),
                                            row.getLong(3),
                                            row.getLong(4),
                                            row.getLong(5));
                            var sum = sums.getOrDefault(row.getString(1), Balance.ZERO);
                            if (!balance.equals(sum)) {
                                breaches.add(
                                        new Breach(
                                                Audit.BALANCES,
                                                row.getString(1) + " is not its transfers"));
                            }
                        });
        return breaches;
    }

    private void sum(String side, List<String> names, Map<String, Balance> sums) {
        sql.sql(
                        "SELECT %1$s, phase, SUM(amount_minor) FROM transfer WHERE %1$s IN (:names)"
                                        .formatted(side)
                                + " GROUP BY 1, 2")
                .param("names", names)
                .query(
                        row -> {
                            var phase = Phase.valueOf(row.getString(2));
                            long minor = row.getLong(3);
                            var movement =
                                    side.equals("debit")
                                            ? Balance.ZERO.debit(phase, minor)
                                            : Balance.ZERO.credit(phase, minor);
                            sums.merge(row.getString(1), movement, Balance::plus);
                        });
    }
}
