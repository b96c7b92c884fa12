package io.larder.card.core;

/** Arithmetic of amounts that come from outside. */
public final class Amounts {

    private Amounts() {}

    public static void requireAboveZero(long amountMinor) {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("an amount must be above zero");
        }
    }

    /** The sum of two amounts, or the greatest long: over every limit, and no fault. */
    public static long sum(long oneMinor, long otherMinor) {
        return oneMinor > Long.MAX_VALUE - otherMinor ? Long.MAX_VALUE : oneMinor + otherMinor;
    }
}
