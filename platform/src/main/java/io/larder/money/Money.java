package io.larder.money;

/**
 * An amount of one currency, in minor units (fen, cents).
 *
 * @param currency ISO 4217 code, three upper-case letters
 * @param minor minor units; negative only where a signed sum is meant
 */
public record Money(String currency, long minor) {

    /** The currency of every card balance. */
    public static final String CNY = "CNY";

    /** An amount of fen. */
    public static Money cny(long minor) {
        return new Money(CNY, minor);
    }
}
