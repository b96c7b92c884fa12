package io.larder.recharge;

import io.larder.card.CashOfSales;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cash that recharges and sales brought into drawers and refunds took out, day by day. */
@Component
public class CashTaken {

    private final JdbcClient sql;
    private final CashOfSales sales;

    CashTaken(JdbcClient sql, CashOfSales sales) {
        this.sql = sql;
        this.sales = sales;
    }

    /**
     * A drawer's day.
     *
     * @param netMinor what came in less what went out, without the drawer's own change money
     */
    public record Takings(String drawerId, long netMinor) {}

    /** Every drawer through which cash went on a business date. */
    public List<Takings> ofDay(LocalDate date) {
        var net = new TreeMap<String, Long>(sales.ofDay(date));
        ofRecharges(date)
                .forEach(taken -> net.merge(taken.drawerId(), taken.netMinor(), Math::addExact));
        return net.entrySet().stream()
                .map(drawer -> new Takings(drawer.getKey(), drawer.getValue()))
                .toList();
    }

    private List<Takings> ofRecharges(LocalDate date) {
        return sql.sql(
                        """
                        SELECT drawer_id, SUM(minor) AS net_minor FROM (
                          SELECT drawer_id, amount_minor AS minor FROM recharge_order
                           WHERE business_date = :date AND pay_with = 'CASH'
                             AND state IN ('CONFIRMED', 'RECONCILED', 'REFUNDING', 'REFUNDED')
                          UNION ALL
                          SELECT drawer_id, -amount_minor AS minor FROM recharge_refund
                           WHERE channel = 'CASH' AND business_date = :date
                             AND state = 'REFUNDED'
                        ) moved WHERE drawer_id IS NOT NULL GROUP BY drawer_id ORDER BY drawer_id
                        """)
                .param("date", date)
                .query(Takings.class)
                .list();
    }

    /** A drawer's net takings of a business date; 0 when nothing went through it. */
    public long netMinor(String drawerId, LocalDate date) {
        return ofDay(date).stream()
                .filter(takings -> takings.drawerId().equals(drawerId))
                .mapToLong(Takings::netMinor)
                .sum();
    }
}
