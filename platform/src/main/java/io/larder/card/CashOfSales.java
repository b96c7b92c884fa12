package io.larder.card;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cash that came into drawers with sales which cards paid in part. */
@Component
public class CashOfSales {

    private final JdbcClient sql;

    CashOfSales(JdbcClient sql) {
        this.sql = sql;
    }

    /** What came into each drawer on a business date, in fen, by drawer. */
    public Map<String, Long> ofDay(LocalDate date) {
        var found = new HashMap<String, Long>();
        sql.sql(
                        """
                        SELECT drawer_id, SUM(cash_minor) FROM card_sale
                         WHERE business_date = ? AND drawer_id IS NOT NULL GROUP BY drawer_id
                        """)
                .param(date)
                .query(
                        row -> {
                            found.put(row.getString(1), row.getLong(2));
                        });
        return found;
    }
}
