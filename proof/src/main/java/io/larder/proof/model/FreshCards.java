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

    private final Http api;
    private final String tag;
    private final Map<Boolean, String> productIds = new HashMap<>();
    private final Map<String, Deque<String>> ready = new HashMap<>();
    private int batches;

    FreshCards(Http api, String tag) throws IOException {
        this.api = api;
        this.tag = tag;
        for (var product : api.get("/api/v1/card-products").accepted().at("items").items()) {
            productIds.put(product.at("named").flag(), product.at("id").text());
        }
    }

    /** The cards of one sequence; every eighth begins with one that is not activated. */
    record Hand(String[] ids, boolean secondIsInactive) {}

    /** Cards for these sequences. */
    List<Hand> hands(int from, int to) throws IOException {
        var hands = new ArrayList<Hand>();
        for (int number = from; number < to; number++) {
            boolean inactive = number % INACTIVE_EVERY == 0;
            var ids =
                    new String[] {
                        take(false, true, 2 * (to - from)),
                        take(false, !inactive, 2 * (to - from)),
                        take(true, true, to - from)
                    };
            hands.add(new Hand(ids, inactive));
        }
        return hands;
    }

    private String take(boolean named, boolean active, int likely) throws IOException {
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
            issued.at("cards").items().forEach(card -> cards.add(card.at("id").text()));
        }
        return cards.removeFirst();
    }
}
