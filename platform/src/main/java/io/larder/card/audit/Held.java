package io.larder.card.audit;

/**
 * What is left of some lots, in minor units.
 *
 * @param principalMinor of principal and refunds
 * @param bonusMinor of bonus
 */
record Held(long principalMinor, long bonusMinor) {

    static final Held NONE = new Held(0, 0);

    Held plus(Held more) {
        return new Held(
                Math.addExact(principalMinor, more.principalMinor),
                Math.addExact(bonusMinor, more.bonusMinor));
    }
}
