package io.larder.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.TestDatabase;
import io.larder.money.Money;
import io.larder.relay.RelayedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DayFiguresTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final TestDatabase database = TestDatabase.fresh();
    private final HourlyRecharges hours = new HourlyRecharges(database.jdbc());
    private final DayFigures figures = new DayFigures(database.jdbc(), hours);
    private int orders;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void money_counts_in_the_hour_of_the_shops_clock_in_which_it_came() {
        order("CONFIRMED", 100, "2026-03-01T16:00:00", "store_a");
        order("RECONCILED", 200, "2026-03-02T01:00:00", "store_a");
        order("CONFIRMED", 400, "2026-03-02T01:59:59", "store_a");
        order("CONFIRMED", 800, "2026-03-02T15:59:59", "store_a");

        assertThat(figures.of(DAY, Set.of("store_a")).hours())
                .containsExactly(hour(0, 1, 100), hour(9, 2, 600), hour(23, 1, 800));
    }

    @Test
    void what_never_came_is_in_no_hour_and_what_was_given_back_stays_in_the_hour_it_came() {
        order("REFUNDED", 100, "2026-03-02T01:00:00", "store_a");
        order("OCCURRED", 200, null, "store_a");
        order("UNKNOWN", 400, null, "store_a");

        var day = figures.of(DAY, Set.of("store_a"));

        assertThat(day.hours()).containsExactly(hour(9, 1, 100));
        assertThat(day.groups()).hasSize(3);
        assertThat(day.open()).isEqualTo(1);
        assertThat(day.unknown()).isEqualTo(1);
        assertThat(day.successPercent()).isEqualByComparingTo("33.33");
    }

    @Test
    void recharges_of_several_hours_are_one_group() {
        order("CONFIRMED", 100, "2026-03-02T01:00:00", "store_a");
        order("CONFIRMED", 200, "2026-03-02T05:00:00", "store_a");

        assertThat(figures.of(DAY, Set.of("store_a")).groups())
                .containsExactly(
                        new DayFigures.Group(
                                Method.TILL,
                                PayWith.CASH,
                                OrderState.CONFIRMED,
                                2,
                                Money.cny(300)));
    }

    @Test
    void other_stores_and_other_days_are_left_out() {
        order("CONFIRMED", 100, "2026-03-02T01:00:00", "store_b");
        order("CONFIRMED", 100, "2026-03-02T01:00:00", "store_a");

        assertThat(figures.of(DAY.plusDays(1), Set.of("store_a")).hours()).isEmpty();
        assertThat(figures.of(DAY, Set.of("store_a")).groups().getFirst().count()).isEqualTo(1);
        assertThat(figures.of(DAY, Set.of()).groups()).isEmpty();
    }

    private static HourlyRecharges.Hour hour(int hour, long count, long minor) {
        var money = Money.cny(minor);
        var way = new HourlyRecharges.Way(Method.TILL, PayWith.CASH, count, money);
        return new HourlyRecharges.Hour(hour, count, money, List.of(way));
    }

    /** An order as it is now, whose confirmation, if it had one, was heard of. */
    private void order(String state, long minor, @Nullable String confirmedAt, String store) {
        var id = "order_" + orders++;
        database.jdbc()
                .sql(
                        """
                        INSERT INTO recharge_order (id, state, card_id, amount_minor, currency,
                          method, pay_with, store_id, asked_by, occurred_at, confirmed_at,
                          business_date, version)
                        VALUES (?, ?, 'card_1', ?, 'CNY', 'TILL', 'CASH', ?, 'key_1', NOW(), ?, ?, 1)
                        """)
                .param(id)
                .param(state)
                .param(minor)
                .param(store)
                .param(confirmedAt == null ? null : LocalDateTime.parse(confirmedAt))
                .param(DAY)
                .update();
        if (confirmedAt != null) {
            var said = "{\"orderId\":\"" + id + "\"}";
            hours.handle(
                    List.of(
                            new RelayedEvent(
                                    1, orders, "recharge.confirmed", said, Instant.EPOCH)));
        }
    }
}
