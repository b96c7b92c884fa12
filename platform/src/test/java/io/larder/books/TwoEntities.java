package io.larder.books;

import static io.larder.kit.RunningServer.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardSeed;
import io.larder.identity.SandboxStores;
import io.larder.kit.RunningServer;
import io.larder.kit.TestDatabase;
import io.larder.kit.WholePlatform;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform with a store of the first legal entity and one of a second. */
final class TwoEntities implements AutoCloseable {

    static final String FIRST = "entity_a";
    static final String HERE = "store_a";

    final TestDatabase database = TestDatabase.fresh();
    final RunningServer server;
    final String key;
    final String product;
    final String second;
    final String there;
    final String till;
    final String drawer;

    /**
     * @param settings further properties, such as {@code larder.x.y=z}
     */
    TwoEntities(String... settings) {
        server = WholePlatform.start(database, settings);
        server.bean(SandboxStores.class).seed();
        key = server.keyFor("*");
        product = server.bean(CardSeed.class).seed().unnamedId();
        second = made("/legal-entities", "{'name':'=Second, Ltd','nameZh':'第二公司'}");
        there =
                made(
                        "/stores",
                        "{'legalEntityId':'%s','name':'There','nameZh':'那里'}".formatted(second));
        till =
                made(
                        "/terminals",
                        "{'storeId':'%s','kind':'TILL','name':'Till 1'}".formatted(there));
        drawer =
                made(
                        "/drawers",
                        "{'storeId':'%s','terminalId':'%s','name':'Drawer 1'}"
                                .formatted(there, till));
    }

    private String made(String path, String body) {
        var answer = server.ask(key, "POST", "/api/v1" + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var text = answer.body();
        return path.equals("/terminals") || path.equals("/drawers")
                ? last(text, path.equals("/terminals") ? "till_" : "drawer_")
                : field(answer, "id");
    }

    private static String last(String text, String prefix) {
        int at = text.lastIndexOf("\"" + prefix) + 1;
        return text.substring(at, text.indexOf('"', at));
    }

    String card(String store) {
        var asked = "{'productId':'%s','storeId':'%s','active':true}".formatted(product, store);
        return field(ask("POST", "/cards", asked), "id");
    }

    /** Cash into the drawer of a store. */
    String recharge(String card, String store, long minor) {
        boolean here = store.equals(HERE);
        var asked =
                ("{'cardId':'%s','amount':%s,'method':'TILL','payWith':'CASH','storeId':'%s',"
                                + "'terminalId':'%s','cash':{'tendered':%s,'drawerId':'%s'}}")
                        .formatted(
                                card,
                                cny(minor),
                                store,
                                here ? "till_a1" : till,
                                cny(minor),
                                here ? "drawer_a1" : drawer);
        return field(ask("POST", "/recharges", asked), "id");
    }

    String spend(String card, String store, long minor) {
        return field(
                ask(
                        "POST",
                        "/spends",
                        "{'cardId':'%s','amount':%s,'storeId':'%s'}"
                                .formatted(card, cny(minor), store)),
                "id");
    }

    HttpResponse<String> ask(String method, String path, String body) {
        var answer = server.ask(key, method, "/api/v1" + path, body);
        assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 201);
        return answer;
    }

    JsonNode get(String path) {
        var answer = server.ask(key, "GET", "/api/v1" + path, null);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    static String cny(long minor) {
        return "{'currency':'CNY','minor':%d}".formatted(minor);
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
