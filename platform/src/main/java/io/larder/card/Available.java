package io.larder.card;

/** How much may be taken of a card's principal and of its bonus, in fen. */
record Available(long principalMinor, long bonusMinor) {

    long of(LotKind kind) {
        return kind == LotKind.BONUS ? bonusMinor : principalMinor;
    }

    Available less(LotKind kind, long minor) {
        return kind == LotKind.BONUS
                ? new Available(principalMinor, bonusMinor - minor)
                : new Available(principalMinor - minor, bonusMinor);
    }
}
