package io.larder.card.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardApi.Answer;
import io.larder.card.WithCardApi;
import io.larder.identity.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spends, what is given back of them, and sales over HTTP, on a real ledger. */
class SpendEndpointsTest extends WithCardApi {

    private static final String BROKEN = "{'reason':'broken'}";

    @Test
    void goods_that_come_back_in_parts_bring_the_money_back_once() {
        var card = api.cardWith(products, 10_000);
        var spend = spend(card, 6_000).text("/id");
        var path = "/spends/" + spend + "/refunds";

        var part =
                api.post(
                        path,
                        "{'amount':{'currency':'CNY','minor':2000},'reason':'broken'}",
                        "part-of-it");
        var again =
                api.post(
                        path,
                        "{'amount':{'currency':'CNY','minor':2000},'reason':'broken'}",
                        "part-of-it");
        var rest = api.post(path, BROKEN);

        assertThat(part.status()).isEqualTo(201);
        assertThat(part.number("/balance/minor")).isEqualTo(6_000);
        assertThat(again.replayed()).isTrue();
        assertThat(again.body()).isEqualTo(part.body());
        assertThat(rest.number("/amount/minor")).isEqualTo(4_000);
        assertThat(api.post(path, BROKEN).code()).isEqualTo("spend_refunded");
        var whole = api.get("/spends/" + spend);
        assertThat(whole.number("/spend/refunded/minor")).isEqualTo(6_000);
        assertThat(whole.body().at("/refunds")).hasSize(2);
    }

    @Test
    void spends_of_a_card_are_listed_committed_holds_among_them() {
        var card = api.cardWith(products, 10_000);
        var spend = spend(card, 1_000);
        var held =
                api.post(
                        "/holds",
                        "{%s,'storeId':'store_a','validForSeconds':60,%s}"
                                .formatted(api.shown(card), amount(500)));
        api.post("/holds/" + held.text("/id") + "/commit", "{}");

        var listed = api.get("/spends?limit=1&cardId=" + spend.text("/cardId"));
        var rest =
                api.get(
                        "/spends?cardId="
                                + spend.text("/cardId")
                                + "&cursor="
                                + listed.text("/next"));

        assertThat(listed.number("/items/0/amount/minor")).isEqualTo(500);
        assertThat(rest.text("/items/0/id")).isEqualTo(spend.text("/id"));
    }

    @Test
    void two_cards_and_cash_pay_one_sale_or_nothing_is_paid() {
        var one = api.cardWith(products, 1_000);
        var two = api.cardWith(products, 500);

        var refused = api.post("/sales", sale(one, 1_000, two, 501));
        var paid = api.post("/sales", sale(one, 1_000, two, 500), "sale-key");
        var again = api.post("/sales", sale(one, 1_000, two, 500), "sale-key");

        assertThat(refused.code()).isEqualTo("not_enough_money");
        assertThat(refused.number("/tender")).isEqualTo(1);
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.number("/amount/minor")).isEqualTo(1_500);
        assertThat(paid.body().at("/spends")).hasSize(2);
        assertThat(again.replayed()).isTrue();
        assertThat(again.body()).isEqualTo(paid.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'amount':{'currency':'CNY','minor':1001},'reason':'x'} | above_spend",
                "{'amount':{'currency':'CNY','minor':0},'reason':'x'} | amount_not_positive",
                "{'amount':{'currency':'USD','minor':1},'reason':'x'} | currency_not_supported",
                "{'amount':{'currency':'CNY','minor':9223372036854775807},'reason':'x'} | above_spend",
                "{'reason':' '} | invalid_field",
                "{'toCardId':'card_none','reason':'x'} | refund_to_own_card",
                "{'toCardNumber':'1','reason':'x'} | unknown_card"
            })
    void a_refund_that_cannot_be_is_refused_and_changes_nothing(String body, String code) {
        var card = api.cardWith(products, 1_000);
        var spend = spend(card, 1_000).text("/id");

        var refused = api.post("/spends/" + spend + "/refunds", body);

        assertThat(refused.code()).isEqualTo(code);
        assertThat(api.get("/spends/" + spend).number("/spend/refunded/minor")).isZero();
    }

    @Test
    void a_spend_of_another_store_and_one_that_is_not_there_are_not_given_back() {
        var spend = spend(api.cardWith(products, 1_000), 1_000).text("/id");
        var path = "/spends/" + spend + "/refunds";

        assertThat(api.post(path, BROKEN, "another-store", "store_b").code())
                .isEqualTo("outside_scope");
        assertThat(api.without(Operation.REFUND_SPEND, "POST", path, BROKEN).status())
                .isEqualTo(403);
        assertThat(api.post("/spends/spend_none/refunds", BROKEN).code())
                .isEqualTo("unknown_spend");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | invalid_field",
                "[{'cardId':'card_1','amount':{'currency':'CNY','minor':1}},{'cardId':'card_1','amount':{'currency':'CNY','minor':1}}] | invalid_field",
                "[{'cardId':'card_1','amount':{'currency':'CNY','minor':9223372036854775807}},{'cardId':'card_2','amount':{'currency':'CNY','minor':1}}] | invalid_field",
                "[{'cardId':'card_1','amount':{'currency':'CNY','minor':1}}] | unknown_card"
            })
    void a_sale_that_cannot_be_is_refused(String cards, String code) {
        var refused = api.post("/sales", "{'storeId':'store_a','cards':%s}".formatted(cards));
        assertThat(refused.code()).isEqualTo(code);
    }

    private static Answer spend(String card, long minor) {
        return api.post(
                "/spends", "{%s,'storeId':'store_a',%s}".formatted(api.shown(card), amount(minor)));
    }

    private static String sale(String one, long minor, String two, long otherMinor) {
        return "{'storeId':'store_a','cards':[{%s,%s},{%s,%s}]}"
                .formatted(api.shown(one), amount(minor), api.shown(two), amount(otherMinor));
    }

    private static String amount(long minor) {
        return "'amount':{'currency':'CNY','minor':%d}".formatted(minor);
    }
}
