package io.larder.recharge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was booked of a channel's money and of a drawer's cash, day by day, for reconciliation. */
@Component
public class BookedMoney {

    private static final String PAYMENTS =
            """
            SELECT 'PAYMENT' AS kind, order_id, channel_order_number, transaction_id,
                   NULL AS refund_number, amount_minor, business_date, why AS unapplied_why
              FROM recharge_receipt
            """;
    private static final String REFUNDS =
            """
            SELECT 'REFUND' AS kind, order_id, channel_order_number, transaction_id,
                   id AS refund_number, amount_minor, business_date, NULL AS unapplied_why
              FROM recharge_refund
            """;

    private final JdbcClient sql;

    BookedMoney(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Payments received and refunds paid under a business date.
     *
     * @param channel upper-case name
     */
    public List<Booked> ofDay(String channel, LocalDate date) {
        var all = new ArrayList<Booked>();
        all.addAll(query(PAYMENTS + "WHERE channel = ? AND business_date = ?", channel, date));
        all.addAll(
                query(
                        REFUNDS + "WHERE channel = ? AND business_date = ? AND state = 'REFUNDED'",
                        channel,
                        date));
        return all;
    }

    /** The payment with this number at the channel, and refunds of it that were paid, any day. */
    public List<Booked> ofTransaction(String channel, String transactionId) {
        var all = new ArrayList<Booked>();
        all.addAll(
                query(
                        PAYMENTS + "WHERE channel = ? AND transaction_id = ?",
                        channel,
                        transactionId));
        all.addAll(
                query(
                        REFUNDS
                                + "WHERE channel = ? AND transaction_id = ? AND state ="
                                + " 'REFUNDED'",
                        channel,
                        transactionId));
        return all;
    }

    /** Ids of a drawer's cash recharges of a business date that wait to be reconciled. */
    public List<String> cashOrders(String drawerId, LocalDate date) {
        return sql.sql(
                        """
                        SELECT id FROM recharge_order
                         WHERE business_date = ? AND state = 'CONFIRMED' AND drawer_id = ?
                         ORDER BY id
                        """)
                .param(date)
                .param(drawerId)
                .query(String.class)
                .list();
    }

    /** How many orders of a business date or earlier still wait for their money. */
    public long unsettled(LocalDate date) {
        return sql.sql(
                        """
                        SELECT COUNT(*) FROM recharge_order
                         WHERE business_date <= ? AND state IN ('OCCURRED', 'UNKNOWN')
                        """)
                .param(date)
                .query(Long.class)
                .single();
    }

    /** The same, of some stores alone. */
    public long unsettled(LocalDate date, Set<String> storeIds) {
        if (storeIds.isEmpty()) {
            return 0;
        }
        return sql.sql(
                        """
                        SELECT COUNT(*) FROM recharge_order
                         WHERE business_date <= :date AND state IN ('OCCURRED', 'UNKNOWN')
                           AND store_id IN (:stores)
                        """)
                .param("date", date)
                .param("stores", storeIds)
                .query(Long.class)
                .single();
    }

    private List<Booked> query(String text, Object first, Object second) {
        return sql.sql(text).param(first).param(second).query(Booked.class).list();
    }
}
