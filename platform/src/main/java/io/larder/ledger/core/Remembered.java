package io.larder.ledger.core;

/**
 * A key that was used, and what its command answered.
 *
 * @param key the key's text
 * @param bodyHash of the first request; empty for an internal key
 * @param result the answer as text, at most {@link #RESULT_LENGTH} characters
 */
public record Remembered(String key, String bodyHash, String result) {
    static final int RESULT_LENGTH = 1_000;
}
