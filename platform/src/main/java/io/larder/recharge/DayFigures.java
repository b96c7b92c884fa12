package io.larder.recharge;

import io.larder.ledger.BusinessClock;
import io.larder.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A business date in figures. One query over the date's index gives them all, since a page asks
 * every two seconds.
 */
@Component
class DayFigures {

    /** The money is on a card, and was not given back. */
    private static final Set<OrderState> CREDITED =
            EnumSet.of(OrderState.CONFIRMED, OrderState.RECONCILED);

    private static final int PERCENT_DIGITS = 2;

    private final JdbcClient sql;

    DayFigures(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A day in figures.
     *
     * @param hours by the hour in which the money came, hours without any left out
     * @param successPercent confirmed of those asked for and not given up unpaid, two decimals;
     *     null when there were none
     */
    record Figures(
            LocalDate date,
            List<Group> groups,
            List<Hour> hours,
            long unknown,
            long open,
            @Nullable BigDecimal successPercent) {}

    /** Recharges of one method, way to pay and state. */
    record Group(Method method, PayWith payWith, OrderState status, long count, Money money) {

        private Group and(Cell cell) {
            return new Group(
                    method,
                    payWith,
                    status,
                    count + cell.count(),
                    Money.cny(money.minor() + cell.minor()));
        }
    }

    /**
     * Recharges put on cards in one hour of the day, and not given back.
     *
     * @param hour 0 to 23, in the zone of business dates
     */
    record Hour(int hour, long count, Money money) {

        private Hour and(Hour other) {
            return new Hour(
                    hour, count + other.count, Money.cny(money.minor() + other.money.minor()));
        }
    }

    /** What belongs to one group and came in one hour; no hour before the money came. */
    private record Cell(
            Method method,
            PayWith payWith,
            OrderState status,
            @Nullable Integer hour,
            long count,
            long minor) {}

    Figures of(LocalDate date, Set<String> stores) {
        var cells = stores.isEmpty() ? List.<Cell>of() : cells(date, stores);
        long confirmed =
                count(cells, CREDITED)
                        + count(cells, EnumSet.of(OrderState.REFUNDING, OrderState.REFUNDED));
        long asked =
                cells.stream().mapToLong(Cell::count).sum()
                        - count(cells, EnumSet.of(OrderState.CLOSED));
        return new Figures(
                date,
                groups(cells),
                hours(cells),
                count(cells, EnumSet.of(OrderState.UNKNOWN)),
                count(cells, EnumSet.of(OrderState.OCCURRED)),
                asked == 0
                        ? null
                        : BigDecimal.valueOf(confirmed * 100)
                                .divide(
                                        BigDecimal.valueOf(asked),
                                        PERCENT_DIGITS,
                                        RoundingMode.HALF_UP));
    }

    private List<Cell> cells(LocalDate date, Set<String> stores) {
        var zone = BusinessClock.ZONE.getRules();
        return sql.sql(
                        """
                        SELECT method, pay_with, state,
                               HOUR(TIMESTAMPADD(SECOND, :offset, confirmed_at)) AS paid_hour,
                               COUNT(*), SUM(amount_minor)
                          FROM recharge_order
                         WHERE business_date = :date AND store_id IN (:stores)
                         GROUP BY method, pay_with, state, paid_hour
                         ORDER BY method, pay_with, state
                        """)
                .param("offset", zone.getOffset(date.atStartOfDay()).getTotalSeconds())
                .param("date", date)
                .param("stores", stores)
                .query(DayFigures::cell)
                .list();
    }

    private static Cell cell(ResultSet row, int number) throws SQLException {
        return new Cell(
                Method.valueOf(row.getString(1)),
                PayWith.valueOf(row.getString(2)),
                OrderState.valueOf(row.getString(3)),
                row.getObject(4, Integer.class),
                row.getLong(5),
                row.getLong(6));
    }

    private static List<Group> groups(List<Cell> cells) {
        record Name(Method method, PayWith payWith, OrderState status) {}
        var groups = new LinkedHashMap<Name, Group>();
        for (var cell : cells) {
            var name = new Name(cell.method(), cell.payWith(), cell.status());
            var none = new Group(name.method(), name.payWith(), name.status(), 0, Money.cny(0));
            groups.put(name, groups.getOrDefault(name, none).and(cell));
        }
        return List.copyOf(groups.values());
    }

    private static List<Hour> hours(List<Cell> cells) {
        var hours = new TreeMap<Integer, Hour>();
        for (var cell : cells) {
            var at = cell.hour();
            if (at != null && CREDITED.contains(cell.status())) {
                hours.merge(at, new Hour(at, cell.count(), Money.cny(cell.minor())), Hour::and);
            }
        }
        return List.copyOf(hours.values());
    }

    private static long count(List<Cell> cells, Set<OrderState> states) {
        return cells.stream()
                .filter(cell -> states.contains(cell.status()))
                .mapToLong(Cell::count)
                .sum();
    }
}
