package io.larder.proof.scenario;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Json;
import io.larder.proof.scenario.Scenario.Given;
import io.larder.proof.scenario.Scenario.Line;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One scenario being played: its fresh cards, and what its rows called their results. */
final class Stage {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final House house;
    private final String tag;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final Map<String, Json> orders = new HashMap<>();
    private int sent;
    private String lastPath = "";

    Stage(House house, String tag) {
        this.house = house;
        this.tag = tag;
    }

    /** Issues what is given. */
    void open(List<Given> cards) throws IOException {
        for (var card : cards) {
            open(card);
        }
    }

    private void open(Given card) throws IOException {
        var product = product(card.is("named") ? "named" : "unnamed");
        var wish = Json.object("productId", product, "storeId", "store_a");
        wish.members().put("active", Json.of(!card.is("issued")));
        var issued = house.api("").post("/api/v1/cards", wish, freshKey()).accepted();
        ids.put(card.name(), issued.at("card", "id").text());
        numbers.put(card.name(), issued.at("number").text());
        secrets.put(card.name(), issued.at("secret").text());
        if (card.is("holder") || card.is("unit")) {
            given("register", card, "", (card.is("unit") ? "unit " : "holder ") + holder(card));
        }
        if (!card.amount().isEmpty()) {
            given("recharge", card, card.amount(), "");
        }
        if (card.is("frozen")) {
            given("freeze", card, "", "");
        }
    }

    private static String holder(Given card) {
        return card.is("unit") ? card.after("unit") : card.after("holder");
    }

    private void given(String verb, Given card, String amount, String with) throws IOException {
        var row = new Line(0, verb, card.name(), amount, With.parse(with), "ok", List.of());
        var unused = Verbs.named(verb).play(row, this).accepted();
    }

    /** Sends a call as its row wants it. */
    Answer send(Line row, Call call) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        var key = row.with().has("key") ? tag + "-" + row.with().get("key", "") : freshKey();
        if (row.with().has("raw-key")) {
            key = row.with().get("raw-key", "");
        }
        if (!key.isEmpty()) {
            headers.put("Idempotency-Key", key);
        }
        if (row.with().has("type")) {
            headers.put("Content-Type", row.with().get("type", ""));
        }
        call.body().ifPresent(body -> row.with().words().forEach(word -> change(body, word)));
        var body = filled(row.with().get("body", call.body().map(Json::toString).orElse("")));
        lastPath = call.path();
        return house.api(row.with().get("by", "")).call("POST", call.path(), body, headers);
    }

    /** The path of the last call. */
    String lastPath() {
        return lastPath;
    }

    private static void change(Json body, With.Word word) {
        var parts = word.value().split(" ", 2);
        var path = List.of(parts[0].split("[.]"));
        switch (word.name()) {
            case "set" -> parent(body, path).put(path.getLast(), Json.parse(parts[1]));
            case "drop" -> parent(body, path).remove(path.getLast());
            default -> {}
        }
    }

    private static Map<String, Json> parent(Json body, List<String> path) {
        return body.at(path.subList(0, path.size() - 1).toArray(String[]::new)).members();
    }

    private String freshKey() {
        sent++;
        return "%s-fresh-%d".formatted(tag, sent);
    }

    /** Notes what a row called its result. */
    void name(String name, Json result) {
        var id = result.find("id").orElseGet(() -> result.at("card", "id"));
        ids.put(name, id.text());
        orders.put(name, result);
    }

    /** The id of what has this name; anything else is taken as an id itself. */
    String id(String name) {
        return ids.getOrDefault(name, name);
    }

    /** A text in which {@code $NAME} stands for an id. */
    String filled(String text) {
        var filled = text;
        for (var name : ids.entrySet()) {
            filled = filled.replaceAll("[$]" + name.getKey() + "\\b", name.getValue());
        }
        return filled;
    }

    /** The member that names a card: by its id, or by its number where the row wants it. */
    String cardField(Line row, String side) {
        var field = row.with().has("number") ? "cardNumber" : "cardId";
        return side.isEmpty() ? field : side + "C" + field.substring(1);
    }

    String card(Line row, String name) {
        return row.with().has("number") ? numbers.getOrDefault(name, name) : id(name);
    }

    /** The request with what a terminal reads off the card, where the row names it by number. */
    Call shown(Line row, String name, Call call) {
        return row.with().has("number")
                ? call.and(
                        "possession",
                        Json.object("secret", secrets.getOrDefault(name, "0".repeat(32))))
                : call;
    }

    String product(String which) {
        return house.products().getOrDefault(which, which);
    }

    /** What a card holds, as the API tells it. */
    Json balance(String card) throws IOException {
        return house.api("")
                .get("/api/v1/cards/" + id(card) + "/balance?storeId=store_a")
                .accepted();
    }

    /** Pays an order at its channel and waits for the platform to know. */
    Answer payAtChannel(String order) throws IOException {
        return house.pay(orders.getOrDefault(order, Json.NULL));
    }

    /** Business time on: by a duration, or to noon of a card's last day. */
    Call clock(Line row) throws IOException {
        var by = row.amount();
        if (row.on().startsWith("last day of ")) {
            var card = "/api/v1/cards/" + id(row.on().substring("last day of ".length()));
            var day = LocalDate.parse(house.api("").get(card).accepted().at("expiresOn").text());
            var noon = day.atTime(12, 0).atZone(ZONE).toInstant();
            return Call.to("/sandbox/clock", "advance", house.nearly(noon).toString());
        }
        return Call.to("/sandbox/clock", "advance", Duration.ofSeconds(seconds(by)).toString());
    }

    /** {@code 90s}, {@code 2h}, {@code 3d}, or plain seconds. */
    static long seconds(String text) {
        long number = Long.parseLong(text.replaceAll("[smhd]$", ""));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> number * 60;
            case 'h' -> number * 3600;
            case 'd' -> number * 24 * 3600;
            default -> number;
        };
    }
}
