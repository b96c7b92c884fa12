package io.larder.ledger;

import java.util.function.Function;

/**
 * How an accepted result is kept beside its key and read back for a replay, also by a later
 * version.
 *
 * @param write the result as at most 1,000 characters
 * @param read the result again
 */
public record Kept<R>(Function<R, String> write, Function<String, R> read) {

    /** For results that are plain text, such as an order's id. */
    public static Kept<String> text() {
        return new Kept<>(Function.identity(), Function.identity());
    }
}
