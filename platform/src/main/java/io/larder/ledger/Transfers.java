package io.larder.ledger;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The transfers there are, for reading. */
@Component
public class Transfers {

    private final JdbcClient sql;

    Transfers(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A transfer as stored.
     *
     * @param id lane, batch and index, parted by dots
     */
    public record Listed(
            String id,
            String debit,
            String credit,
            long amountMinor,
            String code,
            Phase phase,
            LocalDate businessDate) {}

    /** All transfers with this reference, at most 200, in the order they were written. */
    public List<Listed> of(String reference) {
        return sql.sql(
                        """
                        SELECT CONCAT(t.lane, '.', t.batch, '.', t.idx) AS id, t.debit, t.credit,
                               t.amount_minor, t.code, t.phase, t.business_date
                          FROM transfer t JOIN batch b ON b.lane = t.lane AND b.number = t.batch
                         WHERE t.reference = :reference
                         ORDER BY b.at, t.lane, t.batch, t.idx LIMIT 200
                        """)
                .param("reference", reference)
                .query(Listed.class)
                .list();
    }
}
