package io.larder.reconcile.day;

import io.larder.money.Money;
import io.larder.recharge.Booked;
import io.larder.recharge.BookedMoney;
import io.larder.reconcile.bill.LineKind;
import io.larder.reconcile.day.ShowOrderReconciliation.OrderBillLine;
import io.larder.reconcile.match.DifferenceType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bill lines about one order, found by the order's index; there are few of them. */
@Component
class OrderBillLines {

    private final JdbcClient sql;
    private final BookedMoney booked;

    OrderBillLines(JdbcClient sql, BookedMoney booked) {
        this.sql = sql;
        this.booked = booked;
    }

    private record Line(
            String id,
            String channel,
            LocalDate businessDate,
            int number,
            LineKind kind,
            String transactionId,
            @Nullable String refundNumber,
            long amountMinor,
            String currency,
            long feeMinor,
            boolean matched,
            @Nullable String differenceId,
            @Nullable DifferenceType type) {}

    /** In the order of the bills. */
    List<OrderBillLine> of(String orderId) {
        return sql
                .sql(
                        """
                        SELECT l.id, l.channel, l.business_date, l.number, l.kind,
                               l.transaction_id, l.refund_number, l.amount_minor, l.currency,
                               l.fee_minor, l.matched, l.difference_id, d.type
                          FROM bill_line l LEFT JOIN difference d ON d.id = l.difference_id
                         WHERE l.order_id = ? ORDER BY l.business_date, l.number
                        """)
                .param(orderId)
                .query(Line.class)
                .list()
                .stream()
                .map(this::shown)
                .toList();
    }

    private OrderBillLine shown(Line line) {
        return new OrderBillLine(
                line.id(),
                line.channel(),
                line.businessDate(),
                line.number(),
                line.kind(),
                new Money(line.currency(), line.amountMinor()),
                new Money(line.currency(), line.feeMinor()),
                booking(line).map(Booked::businessDate).orElse(null),
                line.matched(),
                line.differenceId(),
                line.type());
    }

    private Optional<Booked> booking(Line line) {
        return booked.ofTransaction(line.channel(), line.transactionId()).stream()
                .filter(money -> money.kind().name().equals(line.kind().name()))
                .filter(money -> Objects.equals(money.refundNumber(), line.refundNumber()))
                .findFirst();
    }
}
