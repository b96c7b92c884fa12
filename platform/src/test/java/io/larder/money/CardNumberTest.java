package io.larder.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTest {

    /** Its last digit was worked out by another program, by ISO/IEC 7812-1 annex B. */
    private static final String NUMBER = "9001123456789015";

    @Test
    void a_number_ends_with_its_check_digit() {
        assertThat(new CardNumber(NUMBER).digits()).isEqualTo(NUMBER);
        for (char wrong = '0'; wrong <= '9'; wrong++) {
            var text = NUMBER.substring(0, 15) + wrong;
            assertThat(CardNumber.isWellFormed(text)).isEqualTo(text.equals(NUMBER));
        }
    }

    @Test
    void every_wrong_digit_is_noticed() {
        var number = CardNumber.random("001", new Random(4)).digits();
        for (int at = 1; at < 16; at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var text = number.substring(0, at) + digit + number.substring(at + 1);
                assertThat(CardNumber.isWellFormed(text)).isEqualTo(text.equals(number));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "900112345678902",
                "90011234567890127",
                "4111111111111111",
                "90010000000000/2",
                "90010000000000:9"
            })
    void what_is_not_sixteen_digits_from_nine_on_is_no_number(String text) {
        assertThat(CardNumber.isWellFormed(text)).isFalse();
        assertThatThrownBy(() -> new CardNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void new_numbers_are_their_issuers_and_differ() {
        var random = new Random(4);
        var one = CardNumber.random("123", random);
        var other = CardNumber.random("123", random);

        assertThat(one.digits()).startsWith("9123");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void it_is_shown_masked() {
        var number = new CardNumber(NUMBER);

        assertThat(number.masked()).isEqualTo("9001********9015");
        assertThat(number.toString()).isEqualTo(number.masked());
    }
}
