package io.larder.card.bonus;

/**
 * A recharge as one package: what was paid, {@code P}, and the bonus given for it, {@code B}. What
 * is spent of it was spent from both alike, pro rata, whichever lot it came from (FACTS 1: "spent
 * part is shared pro rata paid / (paid + bonus)").
 *
 * <pre>
 * spent      S = (P + B) - left on both lots - refunded - taken back
 * refundable   = floor((P + B - S) * P / (P + B)) - refunded, at most what is left of the principal
 * taken back   = ceil(refunded so far * B / P) - taken back so far
 *                and everything that is left of the package with the last refundable fen
 * </pre>
 *
 * <p>Both roundings favour the issuer. A refund of all that is refundable loses its customer less
 * than one fen against the exact share, in however many parts it is asked for: the sum depends on
 * what was spent alone. What is taken back comes from the bonus lot first, then from the principal:
 * spent bonus is paid for with it.
 *
 * @param paidMinor above zero
 * @param givenMinor bonus given and not expired
 * @param refundedMinor what of the paid money was refunded so far
 * @param takenBackMinor what was taken back for the bonus so far
 * @param principalMinor what can be taken of the principal lot now; what is held counts as spent
 * @param bonusMinor the same of the bonus lot
 */
public record PaidAndGiven(
        long paidMinor,
        long givenMinor,
        long refundedMinor,
        long takenBackMinor,
        long principalMinor,
        long bonusMinor) {

    /**
     * What a refund takes off a card.
     *
     * @param refundMinor off the principal, to the payer
     * @param fromBonusMinor off the bonus, to the campaign
     * @param fromPrincipalMinor off the principal, to the campaign, for bonus that was spent
     */
    public record Back(long refundMinor, long fromBonusMinor, long fromPrincipalMinor) {

        /** What is taken back for the bonus. */
        public long takenBackMinor() {
            return fromBonusMinor + fromPrincipalMinor;
        }

        /** All that leaves the principal. */
        public long principalMinor() {
            return refundMinor + fromPrincipalMinor;
        }
    }

    /** The most that can be refunded now; 0 when nothing can. */
    public long refundableMinor() {
        long unspentMinor = principalMinor + bonusMinor + refundedMinor + takenBackMinor;
        long shareMinor = Math.multiplyExact(unspentMinor, paidMinor) / (paidMinor + givenMinor);
        return Math.max(0, Math.min(principalMinor, shareMinor - refundedMinor));
    }

    /**
     * What a refund takes.
     *
     * @param refundMinor above zero, at most {@link #refundableMinor}
     */
    public Back back(long refundMinor) {
        long leftMinor = principalMinor + bonusMinor - refundMinor;
        long backMinor = refundMinor == refundableMinor() ? leftMinor : partBackMinor(refundMinor);
        long fromBonusMinor = Math.min(backMinor, bonusMinor);
        return new Back(refundMinor, fromBonusMinor, backMinor - fromBonusMinor);
    }

    private long partBackMinor(long refundMinor) {
        long product = Math.multiplyExact(refundedMinor + refundMinor, givenMinor);
        return Math.max(0, Math.ceilDiv(product, paidMinor) - takenBackMinor);
    }
}
