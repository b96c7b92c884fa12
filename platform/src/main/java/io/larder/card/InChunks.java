package io.larder.card;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks for long lists in pieces, so that a statement stays small. */
final class InChunks {

    private static final int PIECE = 500;

    private InChunks() {}

    /** The first answer that any piece gives. */
    static <T, A> Optional<A> of(List<T> all, Function<List<T>, Optional<A>> ask) {
        for (int from = 0; from < all.size(); from += PIECE) {
            var answer = ask.apply(all.subList(from, Math.min(all.size(), from + PIECE)));
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }
}
