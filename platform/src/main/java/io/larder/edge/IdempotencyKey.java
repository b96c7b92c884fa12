package io.larder.edge;

/**
 * The caller's name for one request that moves money; an endpoint takes it as a parameter and gets
 * it from the header {@value #HEADER}, together with the hash of the request.
 *
 * @param value 8 to 64 visible ASCII characters
 * @param bodyHash see {@link BodyHash}
 */
public record IdempotencyKey(String value, String bodyHash) {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    /** The response header that says {@code true} when the answer is an earlier one's. */
    public static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;

    /** Refuses anything else than 8 to 64 visible ASCII characters with its {@link Problem}. */
    public IdempotencyKey {
        if (!isWellFormed(value)) {
            throw EdgeCodes.KEY_MALFORMED.problem(
                    "Send 8 to 64 visible ASCII characters, such as a UUID.");
        }
    }

    private static boolean isWellFormed(String value) {
        return value.length() >= SHORTEST
                && value.length() <= LONGEST
                && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
