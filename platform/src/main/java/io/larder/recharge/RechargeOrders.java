package io.larder.recharge;

import io.larder.ledger.Stored;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The recharges there are, with all that belongs to them, for reading. */
@Component
class RechargeOrders {

    private static final Stored<OrderRow> ORDERS = Stored.of(RechargeTables.ORDERS);
    private static final Stored<AttemptRow> ATTEMPTS = Stored.of(RechargeTables.ATTEMPTS);
    private static final Stored<ReceiptRow> RECEIPTS = Stored.of(RechargeTables.RECEIPTS);
    private static final Stored<RefundRow> REFUNDS = Stored.of(RechargeTables.REFUNDS);
    private static final Stored<PackageRow> PACKAGES = Stored.of(RechargeTables.PACKAGES);

    private final JdbcClient sql;

    RechargeOrders(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<OrderRow> find(String id) {
        return sql.sql(ORDERS.select() + "WHERE id = ?").param(id).query(ORDERS.rows()).optional();
    }

    Optional<AttemptRow> attempt(String channelOrderNumber) {
        return sql.sql(ATTEMPTS.select() + "WHERE id = ?")
                .param(channelOrderNumber)
                .query(ATTEMPTS.rows())
                .optional();
    }

    /** In the order they were made. */
    List<AttemptRow> attempts(String orderId) {
        return sql.sql(ATTEMPTS.select() + "WHERE order_id = ? ORDER BY id")
                .param(orderId)
                .query(ATTEMPTS.rows())
                .list();
    }

    List<ReceiptRow> receipts(String orderId) {
        return sql.sql(RECEIPTS.select() + "WHERE order_id = ? ORDER BY paid_at")
                .param(orderId)
                .query(RECEIPTS.rows())
                .list();
    }

    List<RefundRow> refunds(String orderId) {
        return sql.sql(REFUNDS.select() + "WHERE order_id = ? ORDER BY id")
                .param(orderId)
                .query(REFUNDS.rows())
                .list();
    }

    Optional<RefundRow> refund(String refundId) {
        return sql.sql(REFUNDS.select() + "WHERE id = ?")
                .param(refundId)
                .query(REFUNDS.rows())
                .optional();
    }

    /** What was given on top of an order, and what went back of it; empty when neither was. */
    Optional<PackageRow> packageOf(String orderId) {
        return sql.sql(PACKAGES.select() + "WHERE id = ?")
                .param(orderId)
                .query(PACKAGES.rows())
                .optional();
    }

    /** What never changes of the order behind a channel order number. */
    Optional<OrderIdentity> identity(String channelOrderNumber) {
        return sql.sql(
                        """
                        SELECT o.id AS order_id, a.id AS attempt_id, o.card_id, o.pay_with,
                               o.amount_minor, p.campaign_id
                          FROM recharge_attempt a JOIN recharge_order o ON o.id = a.order_id
                          LEFT JOIN recharge_package p ON p.id = o.id
                         WHERE a.id = ?
                        """)
                .param(channelOrderNumber)
                .query(OrderIdentity.class)
                .optional();
    }
}
