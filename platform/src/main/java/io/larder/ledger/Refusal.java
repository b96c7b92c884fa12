package io.larder.ledger;

import java.util.Map;

/** Why a command changed nothing. Each room seals a sub-interface of its own. */
public interface Refusal {
    /** The stable public code, such as {@code card_over_limit}. */
    String code();

    /**
     * Figures a caller can act on, such as {@code limitMinor}, by the name they are answered with.
     */
    default Map<String, Long> figures() {
        return Map.of();
    }
}
