package io.larder.card;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cash that came into drawers with sales which cards paid in part, less what went out of them for
 * cards that were given back.
 */
@Component
public class CashOfSales {

    private final JdbcClient sql;

    CashOfSales(JdbcClient sql) {
        this.sql = sql;
    }

    /** What came into each drawer, less what went out, on a business date, in fen, by drawer. */
    public Map<String, Long> ofDay(LocalDate date) {
        var found = new HashMap<String, Long>();
        sql.sql(
                        """
                        SELECT drawer_id, SUM(minor) FROM (
                          SELECT drawer_id, cash_minor AS minor FROM card_sale
                           WHERE business_date = :date
                          UNION ALL
                          SELECT drawer_id, -amount_minor FROM card_payout
                           WHERE business_date = :date
                        ) moved WHERE drawer_id IS NOT NULL GROUP BY drawer_id
                        """)
                .param("date", date)
                .query(
                        row -> {
                            found.put(row.getString(1), row.getLong(2));
                        });
        return found;
    }
}
