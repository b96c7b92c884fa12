package io.larder.proof.story;

import io.larder.proof.client.Http;
import io.larder.proof.client.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Issues unnamed cards over the API, ready for use. */
final class IssuedCards {

    private static final int MOST_AT_ONCE = 1_000;

    private IssuedCards() {}

    static List<String> of(Http api, int count, String seed) throws IOException {
        return of(api, count, seed, true);
    }

    /** Cards that wait to be handed out. */
    static List<String> inactive(Http api, int count, String seed) throws IOException {
        return of(api, count, seed, false);
    }

    private static List<String> of(Http api, int count, String seed, boolean active)
            throws IOException {
        var product = unnamedProduct(api);
        var cards = new ArrayList<String>();
        for (int batch = 0; cards.size() < count; batch++) {
            var body =
                    Json.object(
                            "productId",
                            product,
                            "storeId",
                            "store_a",
                            "count",
                            Math.min(MOST_AT_ONCE, count - cards.size()),
                            "active",
                            active);
            var key = "issue-%s-%06d".formatted(seed, batch);
            var issued = api.post("/api/v1/card-batches", body, key).accepted();
            for (var card : issued.at("cards").items()) {
                cards.add(card.at("id").text());
            }
        }
        return cards;
    }

    private static String unnamedProduct(Http api) throws IOException {
        var products = api.get("/api/v1/card-products").accepted().at("items").items();
        return products.stream()
                .filter(product -> !product.at("named").flag())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no unnamed product"))
                .at("id")
                .text();
    }
}
