package io.larder.card.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardApi.Answer;
import io.larder.card.WithCardApi;
import io.larder.money.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cards that are given back, over HTTP on a real ledger. */
class ClosingEndpointsTest extends WithCardApi {

    @Test
    void a_named_cards_money_goes_to_its_holders_account_once_the_bank_paid() {
        var card = named("{'customerId':'customer_1','kind':'INDIVIDUAL','name':'测试 甲'}");
        api.credit(card.substring("/cards/".length()), 30_000);
        var quote = api.get(card + "/closing-quote");
        assertThat(quote.number("/refundable/minor")).isEqualTo(30_000);
        assertThat(quote.body().at("/cashAllowed").asBoolean()).isFalse();
        assertThat(quote.body().at("/lots/0/withinCoolingOff").asBoolean()).isTrue();
        assertThat(close(card, 30_000, "测试乙", bank("测试乙")).code()).isEqualTo("not_the_holder");
        assertThat(close(card, 30_000, "测试甲", bank("测试乙")).code()).isEqualTo("invalid_field");
        assertThat(close(card, 29_999, "测试甲", bank("测试甲")).code()).isEqualTo("quote_changed");
        long owed = balance("payouts-payable/bank");

        var closed = api.post(card + "/closing", body(30_000, "测试甲", bank("测试甲")), "closing-1");
        var again = api.post(card + "/closing", body(30_000, "测试甲", bank("测试甲")), "closing-1");

        assertThat(closed.text("/state")).isEqualTo("DUE");
        assertThat(again.replayed()).isTrue();
        assertThat(api.get(card).text("/status")).isEqualTo("CLOSED");
        assertThat(balance("payouts-payable/bank") - owed).isEqualTo(30_000);
        var due = api.get("/payouts?state=DUE");
        assertThat(due.text("/items/0/id")).isEqualTo(closed.text("/id"));
        assertThat(due.text("/items/0/account/accountNumber")).isEqualTo("6222000011112222");
        var path = "/payouts/" + closed.text("/id") + "/paid";
        assertThat(api.post(path, "{'reference':'bank-7'}").text("/state")).isEqualTo("PAID");
        assertThat(api.post(path, "{'reference':'bank-8'}").code()).isEqualTo("payout_not_due");
        assertThat(balance("payouts-payable/bank") - owed).isZero();
    }

    @Test
    void a_name_is_registered_later_and_never_another() {
        var card = named("{'customerId':'customer_2','kind':'INDIVIDUAL'}");
        api.credit(card.substring("/cards/".length()), 100);
        assertThat(close(card, 100, "测试甲", bank("测试甲")).code()).isEqualTo("holder_name_unknown");
        api.post(card + "/holder", "{'customerId':'customer_2','kind':'INDIVIDUAL','name':'测试甲'}");
        var other = "{'customerId':'customer_2','kind':'INDIVIDUAL','name':'测试乙'}";
        assertThat(api.post(card + "/holder", other).code()).isEqualTo("not_the_holder");

        assertThat(close(card, 100, "测试甲", bank("测试甲")).status()).isEqualTo(200);
    }

    @Test
    void little_money_of_an_unnamed_card_is_paid_in_cash() {
        var much = byNumber(api.cardWith(products, 10_001));
        var little = byNumber(api.cardWith(products, 10_000));
        var cash = "{'kind':'CASH','drawerId':'drawer_1'}";
        assertThat(close(much, 10_001, "测试甲", cash).code()).isEqualTo("cash_not_allowed");

        var paid = close(little, 10_000, "测试甲", cash);

        assertThat(paid.text("/way")).isEqualTo("CASH");
        assertThat(paid.text("/state")).isEqualTo("PAID");
        var elsewhere = "{'kind':'CASH','drawerId':'drawer_2'}";
        assertThat(close(much, 10_001, "测试甲", elsewhere).code()).isEqualTo("outside_scope");
    }

    @Test
    void nothing_is_paid_twice_and_nothing_under_way_is_left_behind() {
        var number = api.cardWith(products, 10_000);
        var card = byNumber(number);
        var held =
                api.post(
                        "/holds",
                        ("{%s,'storeId':'store_a','validForSeconds':60,"
                                        + "'amount':{'currency':'CNY','minor':1}}")
                                .formatted(api.shown(number)));
        assertThat(close(card, 10_000, "测试甲", bank("测试甲")).code()).isEqualTo("card_has_holds");
        api.post("/holds/" + held.text("/id") + "/void", "");
        assertThat(close(card, 10_000, "测试甲", null).code()).isEqualTo("payee_required");

        assertThat(close(card, 10_000, "测试甲", bank("测试甲")).status()).isEqualTo(200);

        assertThat(close(card, 0, "测试甲", null).code()).isEqualTo("card_closed");
    }

    @Test
    void an_empty_card_is_closed_without_a_payout() {
        var card = named("{'customerId':'customer_3','kind':'INDIVIDUAL'}");
        assertThat(close(card, 0, "测试甲", bank("测试甲")).code()).isEqualTo("nothing_to_pay");

        var closed = close(card, 0, "测试甲", null);

        assertThat(closed.text("/way")).isEqualTo("NOTHING");
        assertThat(closed.text("/state")).isEqualTo("PAID");
    }

    @Test
    void a_frozen_card_is_not_closed_and_no_name_stands_in_the_database() {
        var card = byNumber(api.cardWith(products, 500));
        api.post(card + "/freeze", "{'reason':'asked'}");
        assertThat(close(card, 500, "测试甲", bank("测试甲")).code()).isEqualTo("card_frozen");
        api.post(card + "/unfreeze", "");
        close(card, 500, "测试丙", bank("测试丙"));

        var stored =
                api.database.jdbc().sql("SELECT payee FROM card_payout").query(String.class).list();
        assertThat(stored).isNotEmpty().noneMatch(text -> text.contains("6222000011112222"));
    }

    private static String named(String holder) {
        var body = "{'productId':'%s','storeId':'store_a','active':true}";
        var issued = api.post("/cards", body.formatted(products.namedId()));
        var card = "/cards/" + issued.text("/card/id");
        assertThat(api.post(card + "/holder", holder).status()).isEqualTo(200);
        return card;
    }

    private static String byNumber(String number) {
        return "/cards/" + api.get("/cards?number=" + number).text("/items/0/id");
    }

    private static String bank(String name) {
        return ("{'kind':'BANK_ACCOUNT','accountName':'%s','accountNumber':'6222000011112222',"
                        + "'bank':'测试银行'}")
                .formatted(name);
    }

    private static Answer close(String card, long expected, String name, @Nullable String payTo) {
        return api.post(card + "/closing", body(expected, name, payTo), Ids.next("key"));
    }

    private static String body(long expected, String name, @Nullable String payTo) {
        return ("{'expected':{'currency':'CNY','minor':%d},"
                        + "'idDocument':{'kind':'ID_CARD','number':'110101','name':'%s'}%s}")
                .formatted(expected, name, payTo == null ? "" : ",'payTo':" + payTo);
    }

    private static long balance(String account) {
        return api.database
                .jdbc()
                .sql(
                        "SELECT COALESCE(SUM(credits_posted - debits_posted), 0) FROM account"
                                + " WHERE name = ?")
                .param(account)
                .query(Long.class)
                .single();
    }
}
