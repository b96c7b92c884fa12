package io.larder.card.possession;

import io.larder.card.CardApi;
import io.larder.card.CardApi.Answer;
import io.larder.card.CardSeed;
import io.larder.identity.Operation;
import java.util.UUID;

/** Somebody with a card of 100 yuan, at a till that may not vouch for them. */
record Holder(CardApi api, String number, String cardId, String customerId) {

    static final String PIN = "270418";

    static Holder with(CardApi api, CardSeed.Products products) {
        var number = api.cardWith(products, 10_000);
        var id = api.get("/cards?number=" + number).text("/items/0/id");
        var customer = "customer_" + id.substring(id.length() - 12);
        var holder = "{'customerId':'%s','kind':'INDIVIDUAL'}".formatted(customer);
        api.post("/cards/" + id + "/holder", holder);
        return new Holder(api, number, id, customer);
    }

    Holder withPin() {
        var set = "{'pin':'%s','reason':'papers seen'}".formatted(PIN);
        if (api.put("/cards/" + cardId + "/pin", set).status() != 204) {
            throw new AssertionError("no PIN was set");
        }
        return this;
    }

    String secret() {
        var shown = api.shown(number);
        return shown.substring(shown.length() - 34, shown.length() - 2);
    }

    String session() {
        return api.post("/owner-sessions", "{'customerId':'%s'}".formatted(customerId))
                .text("/session");
    }

    String code() {
        var body = "{'possession':{'session':'%s'}}".formatted(session());
        return api.post("/cards/" + cardId + "/payment-codes", body).text("/paymentCode");
    }

    /** Spends one yuan, the card named by its number. */
    Answer spend(String kind, String proof) {
        return spend("'cardNumber':'%s',".formatted(number), kind, proof, key());
    }

    /** Spends one yuan; {@code named} ends with a comma or is empty. */
    Answer spend(String named, String kind, String proof, String key) {
        var body =
                ("{%s'storeId':'store_a','amount':{'currency':'CNY','minor':100},"
                                + "'possession':{'%s':'%s'}}")
                        .formatted(named, kind, proof);
        return api.without(Operation.POSSESSION_VOUCHED, "POST", "/spends", body, key);
    }

    long balance() {
        return api.get("/cards/" + cardId + "/balance?storeId=store_a").number("/posted/minor");
    }

    Answer possession() {
        return api.get("/cards/" + cardId + "/possession");
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
