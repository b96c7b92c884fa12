package io.larder.ledger.audit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes what is to be checked a piece at a time, so that no statement grows with the load. */
final class Pieces {

    /** Some ten milliseconds of work, which is about what a recharge may well wait for. */
    static final int LARGEST = 150;

    private Pieces() {}

    /** Gives all entries, in order, in pieces of at most {@link #LARGEST}. */
    static <V> void of(SortedMap<String, V> all, Consumer<Map<String, V>> check) {
        var piece = new TreeMap<String, V>();
        for (var entry : all.entrySet()) {
            piece.put(entry.getKey(), entry.getValue());
            if (piece.size() == LARGEST) {
                check.accept(piece);
                piece = new TreeMap<>();
            }
        }
        if (!piece.isEmpty()) {
            check.accept(piece);
        }
    }
}
