package io.larder.card.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardApi.Answer;
import io.larder.card.WithCardApi;
import io.larder.money.Ids;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds over HTTP, on a real ledger. */
class HoldEndpointsTest extends WithCardApi {

    @Test
    void money_is_held_taken_in_part_and_the_same_request_again_changes_nothing() {
        var card = api.cardWith(products, 10_000);
        var held = api.post("/holds", hold(card, 6_000, 3_600), "hold-key-1");
        assertThat(held.status()).isEqualTo(201);
        assertThat(held.text("/state")).isEqualTo("HELD");
        assertThat(api.post("/holds", hold(card, 6_000, 3_600), "hold-key-1").replayed()).isTrue();
        assertThat(balance(card, "/available/minor")).isEqualTo(4_000);
        assertThat(balance(card, "/held/minor")).isEqualTo(6_000);

        var path = "/holds/" + held.text("/id") + "/commit";
        var taken = api.post(path, amount(2_500), "commit-key");
        var again = api.post(path, amount(2_500), "commit-key");

        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.number("/committed/minor")).isEqualTo(2_500);
        assertThat(again.replayed()).isTrue();
        assertThat(again.body()).isEqualTo(taken.body());
        assertThat(api.post(path, amount(2_500)).code()).isEqualTo("hold_ended");
        assertThat(api.post(path, amount(1), "commit-key").code())
                .isEqualTo("idempotency_key_reused");
        assertThat(balance(card, "/posted/minor")).isEqualTo(7_500);
        assertThat(balance(card, "/available/minor")).isEqualTo(7_500);
    }

    @Test
    void a_hold_that_is_given_up_frees_its_money() {
        var card = api.cardWith(products, 10_000);
        var held = api.post("/holds", hold(card, 10_000, 60));

        var ended = api.post("/holds/" + held.text("/id") + "/void", "");

        assertThat(ended.text("/state")).isEqualTo("VOIDED");
        assertThat(balance(card, "/available/minor")).isEqualTo(10_000);
    }

    @Test
    void a_hold_whose_time_has_run_out_frees_its_money_by_itself() {
        var card = api.cardWith(products, 10_000);
        var shorter = api.post("/holds", hold(card, 1_000, 60)).text("/id");
        var longer = api.post("/holds", hold(card, 2_000, 7_200)).text("/id");

        api.advance(Duration.ofMinutes(1));

        assertThat(api.get("/holds/" + shorter).text("/state")).isEqualTo("EXPIRED");
        assertThat(api.get("/holds/" + longer).text("/state")).isEqualTo("HELD");
        assertThat(balance(card, "/held/minor")).isEqualTo(2_000);
        var id = api.get("/holds/" + longer).text("/cardId");
        var list = api.get("/holds?cardId=" + id);
        assertThat(list.body().at("/items").valueStream().map(it -> it.at("/id").asString()))
                .containsExactly(longer, shorter);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 60, 400, amount_not_positive",
        "-1, 60, 400, amount_not_positive",
        "10001, 60, 409, not_enough_money",
        "50001, 60, 403, amount_above_cap",
        "9223372036854775807, 60, 403, amount_above_cap",
        "100, 0, 400, invalid_field",
        "100, 2678401, 400, invalid_field",
    })
    void what_cannot_be_held_is_refused_and_nothing_is_held(
            long minor, int seconds, int status, String code) {
        var card = api.cardWith(products, 10_000);

        var answer = api.post("/holds", hold(card, minor, seconds));

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(balance(card, "/held/minor")).isZero();
    }

    @Test
    void a_hold_without_an_end_is_refused() {
        var asked =
                "{'cardNumber':'%s','storeId':'store_a','amount':{'currency':'CNY','minor':1}}"
                        .formatted(api.cardWith(products, 10_000));

        assertThat(api.post("/holds", asked).code()).isEqualTo("missing_field");
    }

    @Test
    void a_hold_of_another_store_is_neither_shown_nor_ended() {
        var card = api.cardWith(products, 10_000);
        var held = api.post("/holds", hold(card, 1_000, 60));
        var path = "/holds/" + held.text("/id");

        assertThat(api.get(path, "store_b").code()).isEqualTo("outside_scope");
        for (var end : new String[] {"/commit", "/void"}) {
            assertThat(api.post(path + end, "{}", Ids.next("key"), "store_b").code())
                    .isEqualTo("outside_scope");
        }
        var list = "/holds?cardId=" + held.text("/cardId");
        assertThat(api.get(list, "store_b").body().at("/items").size()).isZero();
        assertThat(api.post("/holds/hold_none/void", "").code()).isEqualTo("unknown_hold");
        assertThat(api.get("/holds/%E5%8D%A1").code()).isEqualTo("invalid_parameter");
    }

    private static String hold(String number, long minor, int seconds) {
        return ("{%s,'storeId':'store_a','validForSeconds':%d,"
                        + "'amount':{'currency':'CNY','minor':%d}}")
                .formatted(api.shown(number), seconds, minor);
    }

    private static String amount(long minor) {
        return "{'amount':{'currency':'CNY','minor':%d}}".formatted(minor);
    }

    private static long balance(String number, String pointer) {
        var id = api.get("/cards?number=" + number).text("/items/0/id");
        Answer balance = api.get("/cards/" + id + "/balance?storeId=store_a");
        return balance.number(pointer);
    }
}
