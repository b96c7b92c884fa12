package io.larder.proof.fault;

import io.larder.proof.judge.Finding;
import io.larder.proof.judge.Moved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was asked for and heard of moves; a part of the {@link History}, whose lines it reads. */
final class Moves {

    /** A card may be full of lots when a transfer comes to it; the others must be accepted. */
    private static final Map<Move.Kind, Set<String>> MAY_BE =
            Map.of(
                    Move.Kind.OVERSPEND, Set.of("not_enough_money"),
                    Move.Kind.TRANSFER, Set.of("card_lots_full"));

    private final Map<String, Move> open = new LinkedHashMap<>();
    private final Map<String, Moved> done = new HashMap<>();
    private final List<Finding> wrong = new ArrayList<>();
    private int refused;

    void asked(Move move) {
        open.put(move.key(), move);
    }

    /**
     * The platform said that it is done.
     *
     * @param cards the cards' ids by number
     */
    void moved(Move move, String id, List<String> cards) {
        open.remove(move.key());
        var card = cards.get(move.card());
        var other = move.kind() == Move.Kind.TRANSFER ? cards.get(move.other()) : card;
        var moved = new Moved(move.key(), id, card, other, move.takenMinor());
        var before = done.put(move.key(), moved);
        if (before != null && !before.equals(moved)) {
            wrong.add(new Finding("one_key_one_move", move.key(), before + " and " + moved));
        }
        if (move.kind() == Move.Kind.OVERSPEND) {
            wrong.add(new Finding("too_much_is_refused", move.key(), id));
        }
    }

    void unmoved(Move move, String code) {
        open.remove(move.key());
        refused++;
        if (!MAY_BE.getOrDefault(move.kind(), Set.of()).contains(code)) {
            wrong.add(new Finding("good_request_is_accepted", move.key(), code));
        }
        if (done.containsKey(move.key())) {
            wrong.add(new Finding("done_is_never_refused", move.key(), code));
        }
    }

    /** Those that have not come to an end. */
    List<Move> open() {
        return List.copyOf(open.values());
    }

    /** Those that were done. */
    List<Moved> done() {
        return List.copyOf(done.values());
    }

    int refused() {
        return refused;
    }

    List<Finding> wrong() {
        return wrong;
    }
}
