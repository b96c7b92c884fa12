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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks the balances of the customers whose accounts moved, in one snapshot. Hot accounts are the
 * whole audit's.
 */
final class TouchedBalances {

    /** About 40 MB of them. */
    private static final int MOST_MOVED = 200_000;

    private final JdbcClient sql;
    private final List<Invariant> invariants;
    private final AuditedBalances audited;
    private final int mostMoved;
    private final TreeMap<String, Balance> moved = new TreeMap<>();
    private boolean tooMany;

    TouchedBalances(JdbcClient sql, List<Invariant> invariants, AuditedBalances audited) {
        this(sql, invariants, audited, MOST_MOVED);
    }

    /**
     * @param mostMoved accounts whose movements are remembered at a time
     */
    TouchedBalances(
            JdbcClient sql, List<Invariant> invariants, AuditedBalances audited, int mostMoved) {
        this.sql = sql;
        this.invariants = invariants;
        this.audited = audited;
        this.mostMoved = mostMoved;
    }

    void touch(StoredTransfer transfer) {
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

    /**
     * Keeps what is remembered within bounds, after a long outage for one. Once more moved than is
     * remembered, each account is added up from all its transfers, however often it is met, and no
     * sums are kept: what moved further on in the snapshot would be added to them twice.
     */
    List<Breach> checkIfMany(Runnable rest) {
        if (moved.size() < mostMoved) {
            return List.of();
        }
        tooMany = true;
        audited.forget();
        return checkAll(rest);
    }

    /** Checks all that moved. */
    List<Breach> checkAll(Runnable rest) {
        var breaches = new ArrayList<Breach>();
        Pieces.of(
                moved,
                piece -> {
                    check(piece, breaches);
                    rest.run();
                });
        moved.clear();
        return breaches;
    }

    private void check(Map<String, Balance> movements, List<Breach> breaches) {
        var stored = stored(List.copyOf(movements.keySet()));
        var sums =
                tooMany
                        ? AuditedBalances.addedUp(sql, List.copyOf(movements.keySet()))
                        : audited.after(sql, movements);
        sums.forEach(
                (name, sum) -> {
                    if (!sum.equals(stored.getOrDefault(name, Balance.ZERO))) {
                        breaches.add(new Breach(Audit.BALANCES, name + " is not its transfers"));
                    }
                });
        for (var invariant : invariants) {
            invariant.ofCustomers(sql, stored).ifPresent(breaches::add);
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
