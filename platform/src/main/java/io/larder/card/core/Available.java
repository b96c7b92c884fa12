package io.larder.card.core;

/** How much may be taken of a card's principal and of its bonus, in fen. */
public record Available(long principalMinor, long bonusMinor) {

    public long of(LotKind kind) {
        return kind == LotKind.BONUS ? bonusMinor : principalMinor;
    }

    public Available less(LotKind kind, long minor) {
        return kind == LotKind.BONUS
                ? new Available(principalMinor, bonusMinor - minor)
                : new Available(principalMinor - minor, bonusMinor);
    }
}
