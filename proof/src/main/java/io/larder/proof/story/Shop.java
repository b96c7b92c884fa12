package io.larder.proof.story;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Http;
import io.larder.proof.client.Json;
import io.larder.proof.client.RunningPlatform;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The API as tills, customers and the finance team call it. */
public final class Shop {

    static final String RECHARGES = "/api/v1/recharges";
    private static final List<String> STORES = List.of("a", "b");

    private final Http api;
    private final List<String> cards;

    private Shop(Http api, List<String> cards) {
        this.api = api;
        this.cards = cards;
    }

    /** Issues so many unnamed cards, ready for use. */
    public static Shop open(RunningPlatform platform, int cards, String seed) throws IOException {
        return new Shop(platform.api(), IssuedCards.of(platform.api(), cards, seed));
    }

    /** Cards that were issued before. */
    public static Shop of(RunningPlatform platform, String authorization, List<String> cards) {
        return new Shop(platform.as(authorization), List.copyOf(cards));
    }

    /** The API that it calls. */
    public Http api() {
        return api;
    }

    /** The cards' ids. */
    public List<String> cards() {
        return cards;
    }

    /** The same cards, asked for with another credential or at another start of the platform. */
    public Shop at(RunningPlatform platform, String authorization) {
        return new Shop(platform.as(authorization), cards);
    }

    /** The card of a wish. */
    public String cardId(Wish wish) {
        return cards.get(wish.card());
    }

    private static String letter(Wish wish) {
        return STORES.get(wish.card() % STORES.size());
    }

    /** The drawer that the wish's cash goes into. */
    public String drawer(Wish wish) {
        return "drawer_" + letter(wish) + "1";
    }

    static List<String> drawers() {
        return STORES.stream().map(letter -> "drawer_" + letter + "1").toList();
    }

    /** What is sent for a wish. */
    public Map<String, Object> body(Wish wish) {
        var body = new LinkedHashMap<String, Object>();
        body.put("cardId", cardId(wish));
        body.put("amount", Json.object("currency", "CNY", "minor", wish.amountMinor()));
        body.put("method", wish.inCash() ? "TILL" : "APP");
        body.put("payWith", wish.payWith());
        body.put("storeId", "store_" + letter(wish));
        if (wish.inCash()) {
            body.put("terminalId", "till_" + letter(wish) + "1");
            body.put("cash", cash(wish.amountMinor(), drawer(wish)));
        }
        return body;
    }

    private static Json cash(long amountMinor, String drawer) {
        // the customer hands over a whole number of tens
        long tendered = (amountMinor + 999) / 1000 * 1000;
        var money = Json.object("currency", "CNY", "minor", tendered);
        return Json.object("tendered", money, "drawerId", drawer);
    }

    /** Asks for a recharge, once. */
    public Answer recharge(Wish wish) throws IOException {
        return api.post(RECHARGES, Json.of(body(wish)), wish.key());
    }

    /** An order as it is now, with its whole life. */
    public Answer life(String id) throws IOException {
        return api.get(RECHARGES + "/" + id);
    }

    /** An order as it is now, in the form in which a request for it is answered. */
    Json order(String id) throws IOException {
        var life = life(id).accepted();
        return Json.object(
                "id", id, "status", life.at("recharge", "status"), "next", life.at("next"));
    }

    Answer refund(String id, String key) throws IOException {
        return api.post(
                RECHARGES + "/" + id + "/refunds",
                Json.object("reason", "customer changed their mind"),
                key);
    }

    /** Advances business time everywhere. */
    Json advance(Duration by) throws IOException {
        return api.post("/sandbox/clock", Json.object("advance", by.toString())).accepted();
    }

    Json countDrawer(String drawer, LocalDate date, long countedMinor) throws IOException {
        return api.post(
                        "/api/v1/cash-counts",
                        Json.object(
                                "drawerId",
                                drawer,
                                "counted",
                                Json.object("currency", "CNY", "minor", countedMinor),
                                "date",
                                date.toString()),
                        "count-%s-%s".formatted(drawer, date))
                .accepted();
    }

    Answer closeDay(LocalDate date) throws IOException {
        return api.call(
                "POST",
                "/api/v1/business-days/%s/close".formatted(date),
                "",
                Map.of("Idempotency-Key", "close-day-" + date));
    }

    Json day(LocalDate date) throws IOException {
        return api.get("/api/v1/business-days/" + date).accepted();
    }
}
