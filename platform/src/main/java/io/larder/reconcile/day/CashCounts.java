package io.larder.reconcile.day;

import io.larder.ledger.Stored;
import io.larder.recharge.CashTaken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was taken in and counted in each drawer. */
@Component
class CashCounts {

    private static final Stored<CashCountRow> ROWS = Stored.of(ReconcileTables.CASH_COUNTS);

    private final JdbcClient sql;
    private final CashTaken taken;

    CashCounts(JdbcClient sql, CashTaken taken) {
        this.sql = sql;
        this.taken = taken;
    }

    /**
     * A drawer's day.
     *
     * @param takenMinor its net takings now
     * @param count the last count; null while there is none
     */
    record DrawerDay(String drawerId, long takenMinor, @Nullable CashCountRow count) {

        /** Whether the last count is of all that was taken. */
        boolean isCounted() {
            return count != null && count.expectedMinor() == takenMinor;
        }

        /** Whether the last count found neither too much nor too little. */
        boolean agrees() {
            return isCounted() && count != null && count.overMinor() == 0;
        }
    }

    /** Every drawer that took cash on a business date or was counted for it. */
    List<DrawerDay> ofDay(LocalDate date) {
        var counts =
                sql
                        .sql(ROWS.select() + "WHERE business_date = ?")
                        .param(date)
                        .query(ROWS.rows())
                        .list()
                        .stream()
                        .collect(Collectors.toMap(CashCountRow::drawerId, Function.identity()));
        var days = new ArrayList<DrawerDay>();
        for (var takings : taken.ofDay(date)) {
            var count = counts.remove(takings.drawerId());
            days.add(new DrawerDay(takings.drawerId(), takings.netMinor(), count));
        }
        counts.values().forEach(row -> days.add(new DrawerDay(row.drawerId(), 0, row)));
        days.sort(Comparator.comparing(DrawerDay::drawerId));
        return days;
    }

    long takenMinor(String drawerId, LocalDate date) {
        return taken.netMinor(drawerId, date);
    }

    CashCountRow find(String id) {
        return sql.sql(ROWS.select() + "WHERE id = ?").param(id).query(ROWS.rows()).single();
    }
}
