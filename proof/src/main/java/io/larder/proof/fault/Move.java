package io.larder.proof.fault;

/**
 * What a till wants to do with the money of a card.
 *
 * @param key the till's own idempotency key; a hold's end has this key with {@code -end}
 * @param card which of the cards, by number
 * @param other the card that a transfer goes to
 * @param amountMinor what is spent, held or transferred
 */
record Move(String key, Kind kind, int card, int other, long amountMinor) {

    /** More than any card of this load holds. */
    private static final long TOO_MUCH_MINOR = 9_000_000;

    /** What is done. */
    enum Kind {
        /** Paid at once. */
        SPEND,
        /** Held, then taken whole. */
        COMMIT,
        /** Held, then taken but for one minor unit; the rest goes back. */
        PART,
        /** Held, then given up. */
        VOID,
        /** Moved to another card. */
        TRANSFER,
        /** More than there is: must be refused, and leave nothing behind. */
        OVERSPEND
    }

    /** One of each kind by turns. */
    static Move of(String key, long number, int cards) {
        var kinds = Kind.values();
        var kind = kinds[(int) (number % kinds.length)];
        int card = (int) (number * 7 % cards);
        long amount = kind == Kind.OVERSPEND ? TOO_MUCH_MINOR : 2 + number % 9;
        return new Move(key, kind, card, (card + 1) % cards, amount);
    }

    /** What leaves the card in the end. */
    long takenMinor() {
        return switch (kind) {
            case VOID, OVERSPEND -> 0;
            case PART -> amountMinor - 1;
            case SPEND, COMMIT, TRANSFER -> amountMinor;
        };
    }
}
