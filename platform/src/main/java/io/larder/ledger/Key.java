package io.larder.ledger;

/** What makes a command unique, for ever. */
public sealed interface Key {

    /**
     * A caller's key.
     *
     * @param principal who asks, such as {@code staff_...} or {@code key_...}
     * @param operation what is asked, such as {@code recharge}
     * @param key 8 to 64 visible ASCII characters, chosen by the caller
     * @param bodyHash SHA-256 over the RFC 8785 form of the request, in hex; the same key with
     *     another body is a {@link Outcome.Conflict}
     */
    record Client(String principal, String operation, String key, String bodyHash) implements Key {}

    /**
     * A fact's own name, such as channel and transaction id; the same fact again is a replay.
     *
     * @param operation such as {@code recharge.confirm}
     * @param naturalId visible ASCII, at most 120 characters
     */
    record Internal(String operation, String naturalId) implements Key {}

    /**
     * The text under which the key is remembered: principal, operation and key, parted by blanks.
     */
    default String text() {
        return switch (this) {
            case Client client ->
                    client.principal() + " " + client.operation() + " " + client.key();
            case Internal internal -> "- " + internal.operation() + " " + internal.naturalId();
        };
    }
}
