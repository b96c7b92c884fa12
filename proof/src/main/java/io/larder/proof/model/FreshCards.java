package io.larder.proof.model;

import io.larder.proof.client.Http;
import io.larder.proof.client.Json;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cards that nobody has used yet, issued in batches. */
final class FreshCards {

    private static final int MOST_AT_ONCE = 1_000;
    private static final int INACTIVE_EVERY = 8;
    private static final String NEVER = "9999-12-31";

    private final Http api;
    private final String tag;
    private final Map<Boolean, String> productIds = new HashMap<>();
    private final Map<String, Deque<Issued>> ready = new HashMap<>();
    private int batches;

    FreshCards(Http api, String tag) throws IOException {
        this.api = api;
        this.tag = tag;
        for (var product : api.get("/api/v1/card-products").accepted().at("items").items()) {
            productIds.put(product.at("named").flag(), product.at("id").text());
        }
    }

    /**
     * A card that was issued.
     *
     * @param expiresOn its last day, year first; {@value #NEVER} when it has none
     */
    record Issued(String id, String expiresOn) {}

    /** The cards of one sequence; every eighth begins with one that is not activated. */
    record Hand(List<Issued> cards, boolean secondIsInactive) {

        String[] ids() {
            return cards.stream().map(Issued::id).toArray(String[]::new);
        }
    }

    /** Cards for these sequences. */
    List<Hand> hands(int from, int to) throws IOException {
        var hands = new ArrayList<Hand>();
        for (int number = from; number < to; number++) {
            boolean inactive = number % INACTIVE_EVERY == 0;
            var three =
                    List.of(
                            take(false, true, 2 * (to - from)),
                            take(false, !inactive, 2 * (to - from)),
                            take(true, true, to - from));
            hands.add(new Hand(three, inactive));
        }
        return hands;
    }

    private Issued take(boolean named, boolean active, int likely) throws IOException {
        var cards = ready.computeIfAbsent(named + "/" + active, kind -> new ArrayDeque<>());
        if (cards.isEmpty()) {
            batches++;
            int count = Math.min(MOST_AT_ONCE, likely);
            var wish =
                    Json.object(
                            "productId",
                            productIds.getOrDefault(named, ""),
                            "storeId",
                            "store_a",
                            "count",
                            count,
                            "active",
                            active);
            var key = "%s-batch-%04d".formatted(tag, batches);
            var issued = api.post("/api/v1/card-batches", wish, key).accepted();
            var ids =
                    issued.at("cards").items().stream().map(card -> card.at("id").text()).toList();
            cards.addAll(withDates(ids));
        }
        return cards.removeFirst();
    }

    /** Midnight may have come while they were issued; mostly it has not. */
    private List<Issued> withDates(List<String> ids) throws IOException {
        var first = expiresOn(ids.getFirst());
        boolean alike = first.equals(expiresOn(ids.getLast()));
        var cards = new ArrayList<Issued>();
        for (var id : ids) {
            cards.add(new Issued(id, alike ? first : expiresOn(id)));
        }
        return cards;
    }

    private String expiresOn(String id) throws IOException {
        return api.get("/api/v1/cards/" + id)
                .accepted()
                .find("expiresOn")
                .filter(day -> day.value() != null)
                .map(Json::text)
                .orElse(NEVER);
    }
}
