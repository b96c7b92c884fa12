package io.larder.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardApi.Answer;
import io.larder.identity.Operation;
import io.larder.money.CardNumber;
import io.larder.money.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardEndpointsTest {

    private static CardApi api;
    private static CardSeed.Products products;

    @BeforeAll
    static void start() {
        api = new CardApi();
        products = api.seed();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void seedMakesItsTwoProductsOnce() {
        assertThat(api.seed()).isEqualTo(products);
        assertThat(api.get("/card-products").body().at("/items").valueStream())
                .filteredOn(item -> item.at("/nameEn").asString().equals("Gift card"))
                .singleElement()
                .satisfies(item -> assertThat(item.at("/named").asBoolean()).isFalse());
    }

    @Test
    void productIsAddedOnceForOneKey() {
        var body = "{'nameZh':'节日卡','nameEn':'Holiday card','named':false,'issuer':'002'}";
        var first = api.post("/card-products", body, "product-key-1");
        var again = api.post("/card-products", body, "product-key-1");
        var other = api.post("/card-products", body.replace("002", "003"), "product-key-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.replayed()).isTrue();
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void issuedCardShowsItsNumberOnceAndThenMasked() {
        var issued = issue("issue-key-1");
        var again = issue("issue-key-1");
        var number = issued.text("/number");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(CardNumber.isWellFormed(number)).isTrue();
        assertThat(again.body()).isEqualTo(issued.body());
        assertThat(again.replayed()).isTrue();
        var shown = api.get("/cards/" + issued.text("/card/id"));
        assertThat(shown.body().toString()).doesNotContain(number);
        assertThat(shown.text("/maskedNumber")).endsWith(number.substring(12));
        assertThat(api.get("/cards?number=" + number).text("/items/0/id"))
                .isEqualTo(issued.text("/card/id"));
        assertThat(api.get("/cards/" + issued.text("/card/id") + "/number").text("/number"))
                .isEqualTo(number);
    }

    @Test
    void batchOfManyCardsIsIssuedOnceForOneKey() {
        var body =
                "{'productId':'%s','storeId':'store_b','count':230,'active':true}"
                        .formatted(products.unnamedId());
        var first = api.post("/card-batches", body, "batch-key-1", "store_b");
        var again = api.post("/card-batches", body, "batch-key-1", "store_b");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().at("/cards").size()).isEqualTo(230);
        assertThat(again.body()).isEqualTo(first.body());
        var page = api.get("/cards?limit=200", "store_b");
        var rest = api.get("/cards?limit=200&cursor=" + page.text("/next"), "store_b");
        assertThat(page.body().at("/items").size() + rest.body().at("/items").size())
                .isEqualTo(230);
        assertThat(rest.body().at("/next").isNull()).isTrue();
        assertThat(page.text("/items/0/status")).isEqualTo("ACTIVE");
    }

    @Test
    void cardIsActivatedFrozenAndUnfrozenWithAReason() {
        var card = "/cards/" + issue(Ids.next("key")).text("/card/id");

        assertThat(api.post(card + "/activate", "").text("/status")).isEqualTo("ACTIVE");
        assertThat(api.post(card + "/activate", "").code()).isEqualTo("card_status_forbids");
        assertThat(api.post(card + "/freeze", "{'reason':'  '}").code()).isEqualTo("invalid_field");
        var frozen = api.post(card + "/freeze", "{'reason':' lost '}");
        assertThat(frozen.text("/status")).isEqualTo("FROZEN");
        assertThat(frozen.text("/freezeReason")).isEqualTo("lost");
        assertThat(api.post(card + "/unfreeze", "").text("/status")).isEqualTo("ACTIVE");
    }

    @Test
    void holderIsNotedOnTheCard() {
        var card = "/cards/" + issue(Ids.next("key")).text("/card/id");
        var held = api.post(card + "/holder", "{'customerId':'customer_1','kind':'INDIVIDUAL'}");

        assertThat(held.text("/customerId")).isEqualTo("customer_1");
        assertThat(api.post(card + "/holder", "{'customerId':'customer_2','kind':'UNIT'}").code())
                .isEqualTo("card_has_holder");
    }

    @Test
    void moneyIsSpentOnceForOneKeyAndTheBalanceShowsIt() {
        var number = activeCardWith(10_000);
        var body = spend(number, 2_500);
        var paid = api.post("/spends", body, "spend-key-1");
        var again = api.post("/spends", body, "spend-key-1");

        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.number("/balance/minor")).isEqualTo(7_500);
        assertThat(again.body()).isEqualTo(paid.body());
        assertThat(again.replayed()).isTrue();
        var balance = api.get("/cards/" + paid.text("/cardId") + "/balance?storeId=store_a");
        assertThat(balance.number("/available/minor")).isEqualTo(7_500);
        assertThat(balance.number("/lots/0/remaining/minor")).isEqualTo(7_500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'currency':'CNY','minor':0}     | 400 | amount_not_positive",
                "{'currency':'CNY','minor':-1}    | 400 | amount_not_positive",
                "{'currency':'USD','minor':100}   | 400 | currency_not_supported",
                "{'currency':'CNY','minor':1.5}   | 400 | fraction_not_allowed",
                "{'currency':'CNY','minor':10001} | 409 | not_enough_money",
                "{'currency':'CNY','minor':50001} | 403 | amount_above_cap",
            })
    void badAmountSpendsNothing(String amount, int status, String code) {
        var number = activeCardWith(10_000);
        var body = "{%s,'storeId':'store_a','amount':%s}".formatted(api.shown(number), amount);
        var answer = api.post("/spends", body);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        var id = api.get("/cards?number=" + number).text("/items/0/id");
        assertThat(api.get("/cards/" + id + "/balance?storeId=store_a").number("/posted/minor"))
                .isEqualTo(10_000);
    }

    @Test
    void cardMustBeKnownAndNamedInOneWay() {
        assertThat(api.post("/spends", spend("9001000000000000", 1)).code())
                .isEqualTo("card_not_proven");
        assertThat(api.get("/cards?number=卡".replace("卡", "%E5%8D%A1")).code())
                .isEqualTo("invalid_parameter");
        assertThat(api.get("/cards/%E5%8D%A1").code()).isEqualTo("invalid_parameter");
        assertThat(api.get("/cards/card_none/balance?storeId=store_a").status()).isEqualTo(404);
        var neither = "{'storeId':'store_a','amount':{'currency':'CNY','minor':1}}";
        assertThat(api.post("/spends", neither).code()).isEqualTo("missing_field");
        assertThat(api.post("/cards", "{'productId':'卡','storeId':'store_a'}").code())
                .isEqualTo("unknown_card_product");
    }

    @Test
    void staffOfAnotherStoreNeitherChangesTheCardNorActsForThisStore() {
        var card = "/cards/" + issue(Ids.next("key")).text("/card/id");
        for (var path : new String[] {"/activate", "/freeze", "/unfreeze", "/holder"}) {
            var body =
                    switch (path) {
                        case "/freeze" -> "{'reason':'x'}";
                        case "/holder" -> "{'customerId':'c','kind':'UNIT'}";
                        default -> "";
                    };
            var answer = api.post(card + path, body, Ids.next("key"), "store_b");
            assertThat(answer.code()).isEqualTo("outside_scope");
        }
        assertThat(api.get(card + "/number", "store_b").code()).isEqualTo("outside_scope");
        assertThat(api.get(card + "/balance?storeId=store_a", "store_b").code())
                .isEqualTo("outside_scope");
        assertThat(api.post("/spends", spend("9", 1), Ids.next("key"), "store_b").code())
                .isEqualTo("outside_scope");
        assertThat(api.get(card).text("/status")).isEqualTo("ISSUED");
    }

    @ParameterizedTest
    @CsvSource({
        "CARD_READ, GET, /cards",
        "CARD_READ, GET, /cards/card_1",
        "CARD_READ, GET, /cards?number=9001000000000000",
        "CARD_READ, GET, /card-products",
        "CARD_ISSUE, POST, /cards/card_1/activate",
        "CARD_STATE, POST, /cards/card_1/unfreeze",
        "BALANCE_READ, GET, /cards/card_1/balance?storeId=store_a",
    })
    void nothingIsToldWithoutTheOperation(Operation operation, String method, String path) {
        assertThat(api.without(operation, method, path, "").code())
                .isEqualTo("operation_not_allowed");
    }

    private static Answer issue(String key) {
        var body = "{'productId':'%s','storeId':'store_a'}".formatted(products.unnamedId());
        return api.post("/cards", body, key);
    }

    private static String spend(String number, long minor) {
        return "{%s,'storeId':'store_a','amount':{'currency':'CNY','minor':%d}}"
                .formatted(api.shown(number), minor);
    }

    private static String activeCardWith(long minor) {
        return api.cardWith(products, minor);
    }
}
