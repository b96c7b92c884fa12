package io.larder.proof.model;

import io.larder.proof.client.Json;
import java.util.List;

/**
 * What a card holds, in fen.
 *
 * @param lots what is left of each payment, oldest first
 */
record Standing(long posted, long held, List<Long> lots) {

    static Standing of(Json balance) {
        return new Standing(
                balance.at("posted", "minor").number(),
                balance.at("held", "minor").number(),
                balance.at("lots").items().stream()
                        .map(lot -> lot.at("remaining", "minor").number())
                        .toList());
    }

    static Standing of(Card card) {
        var lots = card.lots.stream().map(lot -> lot.left).filter(left -> left > 0).toList();
        return new Standing(card.posted(), card.held, lots);
    }
}
