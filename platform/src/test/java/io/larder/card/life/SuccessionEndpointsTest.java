package io.larder.card.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardApi.Answer;
import io.larder.card.WithCardApi;
import io.larder.identity.Operation;
import org.junit.jupiter.api.Test;

/** Loss, replacement and merge over HTTP, on a real ledger. */
class SuccessionEndpointsTest extends WithCardApi {

    @Test
    void a_lost_card_is_frozen_and_its_successor_takes_its_holder() {
        var lost = issued(products.namedId());
        var fresh = issued(products.namedId());
        api.post(lost + "/activate", "");
        api.post(lost + "/holder", "{'customerId':'customer_1','kind':'INDIVIDUAL'}");
        assertThat(replace(lost, fresh, "LOSS", "key-loss-1").code())
                .isEqualTo("card_status_forbids");

        var frozen = api.post(lost + "/loss", "{'customerId':'customer_1'}");
        assertThat(frozen.text("/status")).isEqualTo("FROZEN");
        assertThat(frozen.text("/frozenFor/0")).isEqualTo("LOSS");
        var replaced = replace(lost, fresh, "LOSS", "key-loss-1");
        var again = replace(lost, fresh, "LOSS", "key-loss-1");

        assertThat(replaced.text("/card/status")).isEqualTo("ACTIVE");
        assertThat(replaced.text("/card/customerId")).isEqualTo("customer_1");
        assertThat(again.replayed()).isTrue();
        assertThat(again.body()).isEqualTo(replaced.body());
        assertThat(api.get(lost).text("/status")).isEqualTo("CLOSED");
        assertThat(api.get(lost).text("/replacedBy")).isEqualTo(replaced.text("/card/id"));
        assertThat(api.post(lost + "/unfreeze", "").code()).isEqualTo("card_status_forbids");
    }

    @Test
    void a_damaged_card_goes_on_with_its_money_and_its_hold() {
        var number = api.cardWith(products, 10_000);
        var held =
                api.post(
                        "/holds",
                        ("{%s,'storeId':'store_a','validForSeconds':60,"
                                        + "'amount':{'currency':'CNY','minor':4000}}")
                                .formatted(api.shown(number)));
        var old = "/cards/" + held.text("/cardId");
        var fresh = issued(products.unnamedId());

        var replaced = replace(old, fresh, "DAMAGE", "key-damage-1");

        assertThat(replaced.number("/principal/minor")).isEqualTo(10_000);
        assertThat(replaced.number("/holds")).isEqualTo(1);
        var taken = api.post("/holds/" + held.text("/id") + "/commit", "{}");
        assertThat(taken.text("/cardId")).isEqualTo(replaced.text("/card/id"));
        var balance = api.get(fresh + "/balance?storeId=store_a");
        assertThat(balance.number("/posted/minor")).isEqualTo(6_000);
        assertThat(balance.number("/held/minor")).isZero();
        var spend =
                "{%s,'storeId':'store_a','amount':{'currency':'CNY','minor':1}}"
                        .formatted(api.shown(number));
        assertThat(api.post("/spends", spend).code()).isEqualTo("card_closed");
    }

    @Test
    void two_cards_become_one() {
        var one = byNumber(api.cardWith(products, 3_000));
        var other = byNumber(api.cardWith(products, 4_000));
        var into = "{'intoCardId':'%s'}".formatted(other.substring("/cards/".length()));

        var merged = api.post(one + "/merge", into);

        assertThat(merged.status()).isEqualTo(200);
        var balance = api.get(other + "/balance?storeId=store_a");
        assertThat(balance.number("/posted/minor")).isEqualTo(7_000);
        assertThat(api.post(one + "/merge", into).code()).isEqualTo("card_closed");
    }

    @Test
    void a_courts_freeze_needs_its_own_operation_both_ways() {
        var card = byNumber(api.cardWith(products, 100));
        var court = "{'reason':'file 7','code':'COURT'}";
        assertThat(api.without(Operation.CARD_LEGAL_HOLD, "POST", card + "/freeze", court).code())
                .isEqualTo("operation_not_allowed");
        api.post(card + "/freeze", court);
        assertThat(api.post(card + "/unfreeze", "").code()).isEqualTo("card_freeze_stays");
        assertThat(
                        api.without(
                                        Operation.CARD_LEGAL_HOLD,
                                        "POST",
                                        card + "/unfreeze",
                                        "{'code':'COURT'}")
                                .code())
                .isEqualTo("operation_not_allowed");

        var free = api.post(card + "/unfreeze", "{'code':'COURT'}");

        assertThat(free.text("/status")).isEqualTo("ACTIVE");
        assertThat(api.post(card + "/freeze", "{'reason':'x','code':'CHARGEBACK'}").code())
                .isEqualTo("invalid_field");
    }

    private static String issued(String product) {
        var body = "{'productId':'%s','storeId':'store_a'}".formatted(product);
        return "/cards/" + api.post("/cards", body).text("/card/id");
    }

    private static String byNumber(String number) {
        return "/cards/" + api.get("/cards?number=" + number).text("/items/0/id");
    }

    private static Answer replace(String from, String to, String reason, String key) {
        return api.post(
                from + "/replacement",
                "{'newCardId':'%s','reason':'%s'}"
                        .formatted(to.substring("/cards/".length()), reason),
                key);
    }
}
