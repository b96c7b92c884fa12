package io.larder.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void waits_grow_and_the_last_repeats_until_a_person_must_look() {
        assertThat(Schedule.UNKNOWN.wait(0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Schedule.UNKNOWN.wait(7)).isEqualTo(Duration.ofHours(12));
        assertThat(Schedule.UNKNOWN.wait(69)).isEqualTo(Duration.ofHours(12));
        assertThat(Schedule.UNKNOWN.goesOn(69)).isTrue();
        assertThat(Schedule.UNKNOWN.goesOn(70)).isFalse();
    }

    @Test
    void only_an_order_that_may_still_be_paid_awaits_money() {
        assertThat(OrderState.values())
                .filteredOn(OrderState::awaitsMoney)
                .containsExactly(OrderState.OCCURRED, OrderState.UNKNOWN);
        assertThatThrownBy(() -> OrderState.CLOSED.after(OrderState.Happening.PAID))
                .isInstanceOf(IllegalStateException.class);
    }
}
