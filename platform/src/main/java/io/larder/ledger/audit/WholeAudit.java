package io.larder.ledger.audit;

import io.larder.ledger.Audit;
import io.larder.ledger.AuditReport;
import io.larder.ledger.Balance;
import io.larder.ledger.Invariant;
import io.larder.ledger.Invariant.Breach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One pass over every lane's transfers, then the balances, then the rooms' own invariants. */
@Component
public class WholeAudit implements Audit {

    private final DataSource database;
    private final List<Invariant> invariants;

    /** With the invariants of every room. */
    public WholeAudit(DataSource database, List<Invariant> invariants) {
        this.database = database;
        this.invariants = List.copyOf(invariants);
    }

    @Override
    public AuditReport whole() {
        return Snapshot.of(database, this::read);
    }

    private AuditReport read(JdbcClient sql) {
        var sums = new Sums();
        var reader = new LaneReader(sql);
        var breaches = new ArrayList<Breach>();
        long transfers = 0;
        for (var head : reader.heads()) {
            var walk = new LaneWalk(reader, head, 0, sums::add);
            breaches.addAll(walk.walk());
            transfers += walk.transfers();
        }
        var stored = stored(sql);
        breaches.addAll(compare(stored, sums.byAccount()));
        invariants.forEach(invariant -> breaches.addAll(invariant.ofAll(sql)));
        return new AuditReport(transfers, stored.size(), List.copyOf(breaches));
    }

    private static Map<String, Balance> stored(JdbcClient sql) {
        var found = new HashMap<String, Balance>();
        sql.sql(
                        "SELECT name, SUM(debits_posted), SUM(credits_posted), SUM(debits_pending),"
                                + " SUM(credits_pending) FROM account GROUP BY name")
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

    private static List<Breach> compare(Map<String, Balance> stored, Map<String, Balance> sums) {
        var breaches = new ArrayList<Breach>();
        var names = new TreeSet<>(stored.keySet());
        names.addAll(sums.keySet());
        for (var name : names) {
            var balance = stored.getOrDefault(name, Balance.ZERO);
            var sum = sums.getOrDefault(name, Balance.ZERO);
            if (!balance.equals(sum)) {
                breaches.add(
                        new Breach(
                                BALANCES,
                                "%s holds %s, its transfers make %s"
                                        .formatted(name, balance, sum)));
            }
        }
        return breaches;
    }
}
