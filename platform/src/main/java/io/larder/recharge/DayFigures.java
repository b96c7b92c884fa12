package io.larder.recharge;

import io.larder.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A business date in figures, for a page that asks every two seconds: states by one query over the
 * date's index, hours as the events have added them up.
 */
@Component
class DayFigures {

    /** The money came and was put on a card, whatever became of it later. */
    private static final Set<OrderState> CREDITED =
            EnumSet.of(
                    OrderState.CONFIRMED,
                    OrderState.RECONCILED,
                    OrderState.REFUNDING,
                    OrderState.REFUNDED);

    private static final int PERCENT_DIGITS = 2;

    private final JdbcClient sql;
    private final HourlyRecharges hours;

    DayFigures(JdbcClient sql, HourlyRecharges hours) {
        this.sql = sql;
        this.hours = hours;
    }

    /**
     * A day in figures.
     *
     * @param hours by the hour of the payment, hours without any left out; less than a second
     *     behind
     * @param successPercent confirmed of those asked for and not given up unpaid, two decimals;
     *     null when there were none
     */
    record Figures(
            LocalDate date,
            List<Group> groups,
            List<HourlyRecharges.Hour> hours,
            long unknown,
            long open,
            @Nullable BigDecimal successPercent) {}

    /** Recharges of one method, way to pay and state. */
    record Group(Method method, PayWith payWith, OrderState status, long count, Money money) {}

    Figures of(LocalDate date, Set<String> stores) {
        var groups = stores.isEmpty() ? List.<Group>of() : groups(date, stores);
        long confirmed = count(groups, CREDITED);
        long asked =
                groups.stream().mapToLong(Group::count).sum()
                        - count(groups, EnumSet.of(OrderState.CLOSED));
        return new Figures(
                date,
                groups,
                hours.of(date, stores),
                count(groups, EnumSet.of(OrderState.UNKNOWN)),
                count(groups, EnumSet.of(OrderState.OCCURRED)),
                asked == 0
                        ? null
                        : BigDecimal.valueOf(confirmed * 100)
                                .divide(
                                        BigDecimal.valueOf(asked),
                                        PERCENT_DIGITS,
                                        RoundingMode.HALF_UP));
    }

    private List<Group> groups(LocalDate date, Set<String> stores) {
        return sql.sql(
                        """
                        SELECT method, pay_with, state, COUNT(*), SUM(amount_minor)
                          FROM recharge_order
                         WHERE business_date = :date AND store_id IN (:stores)
                         GROUP BY method, pay_with, state ORDER BY method, pay_with, state
                        """)
                .param("date", date)
                .param("stores", stores)
                .query(DayFigures::group)
                .list();
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                Method.valueOf(row.getString(1)),
                PayWith.valueOf(row.getString(2)),
                OrderState.valueOf(row.getString(3)),
                row.getLong(4),
                Money.cny(row.getLong(5)));
    }

    private static long count(List<Group> groups, Set<OrderState> states) {
        return groups.stream()
                .filter(group -> states.contains(group.status()))
                .mapToLong(Group::count)
                .sum();
    }
}
