package io.larder.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyHashTest {

    private static final String BODY =
            """
            {"cardId":"card_1","amount":{"currency":"CNY","minor":100}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":{\"minor\":100,\"currency\":\"CNY\"},\"cardId\":\"card_1\"}",
                " {\n\t\"cardId\" : \"card_1\", \"amount\" : {\"currency\":\"CNY\",\"minor\":100}}\r\n",
                "{\"cardId\":\"card\\u005f1\",\"amount\":{\"currency\":\"CNY\",\"minor\":100}}"
            })
    void white_space_member_order_and_escapes_do_not_matter(String body) {
        assertThat(hash(body)).isEqualTo(hash(BODY)).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cardId\":\"card_1\",\"amount\":{\"currency\":\"CNY\",\"minor\":101}}",
                "{\"cardId\":\"card_2\",\"amount\":{\"currency\":\"CNY\",\"minor\":100}}",
                "{\"cardId\":\"card_1\",\"amount\":{\"currency\":\"CNY\",\"minor\":\"100\"}}",
                "{\"cardId\":\"card_1\",\"amount\":{\"currency\":\"CNY\",\"minor\":100},\"x\":null}",
                "[{\"cardId\":\"card_1\",\"amount\":{\"currency\":\"CNY\",\"minor\":100}}]"
            })
    void any_other_difference_does(String body) {
        assertThat(hash(body)).isNotEqualTo(hash(BODY));
    }

    @Test
    void the_path_names_what_the_request_is_about() {
        assertThat(BodyHash.of("/api/v1/recharges/a/refunds", new byte[0]))
                .isNotEqualTo(BodyHash.of("/api/v1/recharges/b/refunds", new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":1,\"a\":2}", "nonsense", "{\"a\":}"})
    void what_is_not_json_is_refused(String body) {
        assertThatThrownBy(() -> hash(body))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.code()).isEqualTo("malformed_json"));
    }

    @Test
    void a_body_that_nests_without_end_is_refused_and_costs_no_stack() {
        assertThatThrownBy(() -> hash("{\"a\":" + "[".repeat(30_000)))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.code()).isEqualTo("malformed_json"));
    }

    private static String hash(String body) {
        return BodyHash.of("/api/v1/recharges", body.getBytes(StandardCharsets.UTF_8));
    }
}
