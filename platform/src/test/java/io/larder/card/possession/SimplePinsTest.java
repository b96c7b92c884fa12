package io.larder.card.possession;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimplePinsTest {

    @ParameterizedTest
    @ValueSource(strings = {"000000", "123450", "999999"})
    void six_digits_are_a_pin(String text) {
        assertThat(SimplePins.isPin(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "/23456", ":23456", "１23456"})
    void anything_else_is_none(String text) {
        assertThat(SimplePins.isPin(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "567890", "890123", "987654", "321098", "111111", "112122"})
    void rows_and_one_or_two_digits_alone_are_guessed_first(String pin) {
        assertThat(SimplePins.isSimple(pin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123123", "905905"})
    void and_so_are_repetitions(String pin) {
        assertThat(SimplePins.isSimple(pin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"112233", "123457", "135791", "023456", "908172", "121314"})
    void three_digits_in_no_such_order_are_not_simple(String pin) {
        assertThat(SimplePins.isSimple(pin)).isFalse();
    }
}
