package io.larder.card.possession;

import io.larder.card.ask.Asked;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What shows that somebody possesses a card: one of the four, each at most 100 visible ASCII
 * characters. Never printed, so that no log holds it.
 *
 * @param secret what a terminal reads off the card: 32 hex digits
 * @param pin six digits that the holder knows
 * @param paymentCode 18 digits from the holder's app, once; it names the card by itself
 * @param session the token of the holder's session; proves every card that is registered to them
 */
public record Proof(
        @Nullable String secret,
        @Nullable String pin,
        @Nullable String paymentCode,
        @Nullable String session) {

    private static final int LONGEST = 100;

    /** Refuses none, and more than one, with the problem {@code invalid_field}. */
    public Proof {
        var given = Stream.of(secret, pin, paymentCode, session).filter(Objects::nonNull).toList();
        if (given.size() != 1) {
            throw Asked.invalid("possession", "one of secret, pin, paymentCode and session");
        }
        Asked.opaque("possession", given.getFirst(), LONGEST);
    }

    @Override
    public String toString() {
        return "Proof";
    }
}
