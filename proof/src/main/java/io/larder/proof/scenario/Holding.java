package io.larder.proof.scenario;

import io.larder.proof.client.Json;
import java.util.List;

/**
 * What a card holds, in fen.
 *
 * @param available what can be spent
 * @param bonus how much of what is on it is bonus
 */
record Holding(long available, long held, long bonus, long pending) {

    static Holding of(Json balance) {
        return new Holding(
                balance.at("available", "minor").number(),
                balance.at("held", "minor").number(),
                balance.at("bonus", "minor").number(),
                balance.at("pending", "minor").number());
    }

    /** As a table writes it: {@code 95.00 held 5.00 bonus 10.00 pending 20.00}. */
    static Holding parse(String cell) {
        var words = List.of(cell.split(" +"));
        return new Holding(
                Yuan.fen(words.getFirst()).longValueExact(),
                after("held", words),
                after("bonus", words),
                after("pending", words));
    }

    private static long after(String word, List<String> words) {
        int at = words.indexOf(word);
        return at < 0 ? 0 : Yuan.fen(words.get(at + 1)).longValueExact();
    }

    @Override
    public String toString() {
        return Yuan.text(available)
                + more("held", held)
                + more("bonus", bonus)
                + more("pending", pending);
    }

    private static String more(String what, long fen) {
        return fen == 0 ? "" : " %s %s".formatted(what, Yuan.text(fen));
    }
}
