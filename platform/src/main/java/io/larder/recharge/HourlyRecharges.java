package io.larder.recharge;

import io.larder.money.Money;
import io.larder.relay.EventConsumer;
import io.larder.relay.RelayedEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Confirmed recharges by hour, kept up by the events rather than counted each time somebody looks:
 * a busy day has a hundred thousand orders, and every open console asks each few seconds. It is
 * behind the orders by less than a second.
 */
@Component
class HourlyRecharges implements EventConsumer {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The hour of the payment where the channel says it, else of its confirmation, UTC+8. */
    private static final String COUNTED =
            """
            SELECT o.business_date, o.store_id, o.method, o.pay_with,
                   HOUR(COALESCE(r.paid_at, o.confirmed_at) + INTERVAL 8 HOUR) AS hour,
                   COUNT(*) AS recharges, SUM(o.amount_minor) AS amount_minor
              FROM recharge_order o
              LEFT JOIN recharge_receipt r ON r.id = CONCAT(o.pay_with, '/', o.transaction_id)
             WHERE o.id IN (:orders) AND o.confirmed_at IS NOT NULL
             GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            """;

    private static final String ADD =
            """
            INSERT INTO recharge_hour
              (business_date, store_id, method, pay_with, hour, recharges, amount_minor)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE recharges = recharges + VALUES(recharges),
              amount_minor = amount_minor + VALUES(amount_minor)
            """;

    private final JdbcClient sql;

    HourlyRecharges(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * An hour of a business date: recharges put on cards, those given back later too.
     *
     * @param hour 0 to 23, Asia/Shanghai, of the payment
     * @param ways the same by method and way to pay; they add up to the hour
     */
    record Hour(int hour, long count, Money money, List<Way> ways) {

        private static Hour of(int hour, List<Way> ways) {
            return new Hour(
                    hour,
                    ways.stream().mapToLong(Way::count).sum(),
                    Money.cny(ways.stream().mapToLong(way -> way.money().minor()).sum()),
                    ways);
        }
    }

    /** Recharges of an hour by one method and way to pay. */
    record Way(Method method, PayWith payWith, long count, Money money) {}

    private record Row(
            LocalDate businessDate,
            String storeId,
            String method,
            String payWith,
            int hour,
            long recharges,
            long amountMinor) {}

    @Override
    public String name() {
        return "recharge-hours";
    }

    @Override
    public Set<String> types() {
        return Set.of("recharge.confirmed");
    }

    @Override
    public void handle(List<RelayedEvent> events) {
        var orders = new ArrayList<String>(events.size());
        for (var event : events) {
            orders.add(JSON.readTree(event.payload()).path("orderId").asString());
        }
        counted(orders).forEach(this::add);
    }

    private List<Row> counted(List<String> orders) {
        return sql.sql(COUNTED).param("orders", orders).query(Row.class).list();
    }

    private void add(Row row) {
        sql.sql(ADD)
                .params(
                        row.businessDate(),
                        row.storeId(),
                        row.method(),
                        row.payWith(),
                        row.hour(),
                        row.recharges(),
                        row.amountMinor())
                .update();
    }

    /** The hours of a business date in some stores, in order; hours without any are left out. */
    List<Hour> of(LocalDate date, Collection<String> stores) {
        if (stores.isEmpty()) {
            return List.of();
        }
        var hours = new TreeMap<Integer, List<Way>>();
        sql.sql(
                        """
                        SELECT hour, method, pay_with, SUM(recharges), SUM(amount_minor)
                          FROM recharge_hour
                         WHERE business_date = :date AND store_id IN (:stores)
                         GROUP BY hour, method, pay_with ORDER BY hour, method, pay_with
                        """)
                .param("date", date)
                .param("stores", stores)
                .query(
                        row -> {
                            hours.computeIfAbsent(row.getInt(1), hour -> new ArrayList<>())
                                    .add(
                                            new Way(
                                                    Method.valueOf(row.getString(2)),
                                                    PayWith.valueOf(row.getString(3)),
                                                    row.getLong(4),
                                                    Money.cny(row.getLong(5))));
                        });
        return hours.entrySet().stream()
                .map(hour -> Hour.of(hour.getKey(), List.copyOf(hour.getValue())))
                .toList();
    }
}
