package io.larder.identity;

import static io.larder.kit.RunningServer.field;
import static io.larder.kit.RunningServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardSeed;
import io.larder.kit.RunningServer;
import io.larder.kit.TestDatabase;
import io.larder.kit.WholePlatform;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An issuer without stores, as a live installation begins, becomes one where money is taken. */
class StoresTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final RunningServer SERVER = WholePlatform.start(DATABASE);
    private static String boss = "";
    private static String product = "";

    /** A store with a till and its drawer. */
    private record Shop(String store, String till, String drawer) {}

    @BeforeAll
    static void anIssuerWithAProduct() {
        boss = SERVER.keyFor("*");
        product = SERVER.bean(CardSeed.class).seed().unnamedId();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @Test
    void money_is_taken_at_once_in_a_store_that_was_just_made() {
        var shop = shop("Harbour");

        assertThat(told(cash(shop, card(shop)))).isEqualTo("201");

        assertThat(get("/api/v1/stores").body())
                .contains("Harbour", shop.till(), shop.drawer(), "\"closed\":false");
        assertThat(get("/api/v1/security-events").body())
                .contains("legal_entity_added", "store_added", "terminal_added", "drawer_added");
    }

    @Test
    void asking_twice_for_the_same_place_makes_one() {
        var shop = shop("Twice");
        var till = "{'storeId':'%s','kind':'TILL','name':'Till 1'}".formatted(shop.store());

        assertThat(told(SERVER.ask(boss, "POST", "/api/v1/terminals", till)))
                .isEqualTo("409 place_name_taken");
        assertThat(told(SERVER.ask(boss, "POST", "/api/v1/legal-entities", names("Twice"))))
                .isEqualTo("409 place_name_taken");
        var other = shop("Other");
        assertThat(told(rename(other.store(), "Twice", false))).isEqualTo("409 place_name_taken");
        assertThat(get("/api/v1/stores").body().split("\"Twice\"", -1)).hasSize(2);
    }

    @Test
    void nothing_new_begins_in_a_closed_store_until_it_is_opened_again() {
        var shop = shop("Winter");
        var card = card(shop);
        var before = field(cash(shop, card), "id");
        assertThat(told(rename(shop.store(), "Winter", true))).isEqualTo("200");

        assertThat(told(cash(shop, card))).isEqualTo("409 place_closed");
        assertThat(told(issue(shop))).isEqualTo("409 place_closed");
        assertThat(get("/api/v1/recharges/" + before).statusCode()).isEqualTo(200);
        assertThat(
                        told(
                                SERVER.ask(
                                        boss,
                                        "POST",
                                        "/api/v1/recharges/" + before + "/refunds",
                                        "{'reason':'OTHER','drawerId':'%s'}"
                                                .formatted(shop.drawer()))))
                .isEqualTo("201");

        assertThat(told(rename(shop.store(), "Winter", false))).isEqualTo("200");
        assertThat(told(cash(shop, card))).isEqualTo("201");
    }

    @Test
    void a_closed_drawer_takes_no_cash_but_is_counted() {
        var shop = shop("Drawer");
        var card = card(shop);
        cash(shop, card);
        var closed = "{'name':'Drawer 1','closed':true}";
        assertThat(told(SERVER.ask(boss, "PUT", "/api/v1/drawers/" + shop.drawer(), closed)))
                .isEqualTo("200");

        assertThat(told(cash(shop, card))).isEqualTo("409 place_closed");
        assertThat(
                        told(
                                SERVER.ask(
                                        boss,
                                        "POST",
                                        "/api/v1/cash-counts",
                                        "{'drawerId':'%s','date':'%s','counted':{'currency':'CNY','minor':500}}"
                                                .formatted(
                                                        shop.drawer(),
                                                        field(
                                                                get("/api/v1/platform"),
                                                                "businessDate")))))
                .startsWith("20");
    }

    @Test
    void a_closed_till_takes_nothing() {
        var shop = shop("Till");
        var card = card(shop);
        var closed = "{'name':'Till 1','closed':true}";
        assertThat(told(SERVER.ask(boss, "PUT", "/api/v1/terminals/" + shop.till(), closed)))
                .isEqualTo("200");

        assertThat(told(cash(shop, card))).isEqualTo("409 place_closed");
    }

    @Test
    void whoever_has_some_stores_keeps_them_but_adds_none() {
        var shop = shop("Own");
        var others = shop("Others");
        var local = SERVER.keyFor(shop.store());

        assertThat(
                        told(
                                SERVER.ask(
                                        local,
                                        "POST",
                                        "/api/v1/drawers",
                                        "{'storeId':'%s','name':'Safe'}".formatted(shop.store()))))
                .isEqualTo("201");
        assertThat(told(SERVER.ask(local, "POST", "/api/v1/legal-entities", names("New"))))
                .isEqualTo("403 outside_scope");
        assertThat(
                        told(
                                SERVER.ask(
                                        local,
                                        "POST",
                                        "/api/v1/drawers",
                                        "{'storeId':'%s','terminalId':'%s','name':'Theirs'}"
                                                .formatted(shop.store(), others.till()))))
                .isEqualTo("404 place_unknown");
        assertThat(
                        told(
                                SERVER.ask(
                                        boss,
                                        "PUT",
                                        "/api/v1/drawers/none",
                                        "{'name':'x','closed':true}")))
                .isEqualTo("404 place_unknown");
    }

    @Test
    void a_place_without_a_name_is_refused() {
        assertThat(told(SERVER.ask(boss, "POST", "/api/v1/legal-entities", names(" "))))
                .isEqualTo("400 invalid_field");
        assertThat(told(SERVER.ask(boss, "POST", "/api/v1/legal-entities", names("\u3000"))))
                .isEqualTo("400 invalid_field");
        assertThat(
                        told(
                                SERVER.ask(
                                        boss,
                                        "POST",
                                        "/api/v1/stores",
                                        "{'legalEntityId':'none','name':'x','nameZh':'x'}")))
                .isEqualTo("404 place_unknown");
    }

    private static Shop shop(String name) {
        var entity = field(SERVER.ask(boss, "POST", "/api/v1/legal-entities", names(name)), "id");
        var store =
                field(
                        SERVER.ask(
                                boss,
                                "POST",
                                "/api/v1/stores",
                                "{'legalEntityId':'%s','name':'%s','nameZh':'店'}"
                                        .formatted(entity, name)),
                        "id");
        var till = "{'storeId':'%s','kind':'TILL','name':'Till 1'}".formatted(store);
        var tillId = inner(SERVER.ask(boss, "POST", "/api/v1/terminals", till), "till_");
        var drawer =
                "{'storeId':'%s','terminalId':'%s','name':'Drawer 1'}".formatted(store, tillId);
        return new Shop(
                store,
                tillId,
                inner(SERVER.ask(boss, "POST", "/api/v1/drawers", drawer), "drawer_"));
    }

    /** The first id with this prefix. */
    private static String inner(HttpResponse<String> answer, String prefix) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        int from = answer.body().indexOf(prefix);
        return answer.body().substring(from, answer.body().indexOf('"', from));
    }

    private static String names(String name) {
        return "{'name':'%s','nameZh':'公司'}".formatted(name);
    }

    private static HttpResponse<String> rename(String store, String name, boolean closed) {
        return SERVER.ask(
                boss,
                "PUT",
                "/api/v1/stores/" + store,
                "{'name':'%s','nameZh':'店','closed':%s}".formatted(name, closed));
    }

    private static HttpResponse<String> issue(Shop shop) {
        return SERVER.ask(
                boss,
                "POST",
                "/api/v1/cards",
                "{'productId':'%s','storeId':'%s','active':true}".formatted(product, shop.store()));
    }

    private static String card(Shop shop) {
        return field(issue(shop), "id");
    }

    private static HttpResponse<String> cash(Shop shop, String card) {
        return SERVER.ask(
                boss,
                "POST",
                "/api/v1/recharges",
                ("{'cardId':'%s','amount':{'currency':'CNY','minor':500},'method':'TILL','payWith':"
                                + "'CASH','storeId':'%s','terminalId':'%s','cash':{'tendered':"
                                + "{'currency':'CNY','minor':500},'drawerId':'%s'}}")
                        .formatted(card, shop.store(), shop.till(), shop.drawer()));
    }

    private static HttpResponse<String> get(String path) {
        return SERVER.ask(boss, "GET", path, null);
    }
}
