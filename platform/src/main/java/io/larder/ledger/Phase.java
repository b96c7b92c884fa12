package io.larder.ledger;

/** What a transfer does to the counters of its two accounts. */
public enum Phase {
    /** Moves posted money at once. */
    POST,
    /** Reserves: pending rises. */
    HOLD,
    /** Turns reserved money into posted money: pending falls, posted rises. */
    COMMIT,
    /** Gives a reservation up: pending falls. */
    RELEASE;

    long posted(long amountMinor) {
        return this == POST || this == COMMIT ? amountMinor : 0;
    }

    long pending(long amountMinor) {
        return switch (this) {
            case POST -> 0;
            case HOLD -> amountMinor;
            case COMMIT, RELEASE -> -amountMinor;
        };
    }
}
