package io.larder.ledger;

/**
 * The four counters of an account, in minor units, each the sum of its transfers.
 *
 * @param debitsPosted posted debits
 * @param creditsPosted posted credits
 * @param debitsPending debits held and neither committed nor released yet
 * @param creditsPending credits held likewise
 */
public record Balance(
        long debitsPosted, long creditsPosted, long debitsPending, long creditsPending) {

    /** An account that nothing has touched. */
    public static final Balance ZERO = new Balance(0, 0, 0, 0);

    /** Posted balance of a credit-normal account (liability, income): credits less debits. */
    public long posted() {
        return Math.subtractExact(creditsPosted, debitsPosted);
    }

    /** What may be used of a credit-normal account: posted less what is held. */
    public long available() {
        return Math.subtractExact(posted(), debitsPending);
    }

    /** Both, counter by counter. */
    public Balance plus(Balance other) {
        return new Balance(
                Math.addExact(debitsPosted, other.debitsPosted),
                Math.addExact(creditsPosted, other.creditsPosted),
                Math.addExact(debitsPending, other.debitsPending),
                Math.addExact(creditsPending, other.creditsPending));
    }

    /** This one less the other, counter by counter. */
    public Balance less(Balance other) {
        return new Balance(
                Math.subtractExact(debitsPosted, other.debitsPosted),
                Math.subtractExact(creditsPosted, other.creditsPosted),
                Math.subtractExact(debitsPending, other.debitsPending),
                Math.subtractExact(creditsPending, other.creditsPending));
    }

    /** This balance with a debit of the given phase on it. */
    public Balance debit(Phase phase, long amountMinor) {
        return new Balance(
                Math.addExact(debitsPosted, phase.posted(amountMinor)),
                creditsPosted,
                Math.addExact(debitsPending, phase.pending(amountMinor)),
                creditsPending);
    }

    /** This balance with a credit of the given phase on it. */
    public Balance credit(Phase phase, long amountMinor) {
        return new Balance(
                debitsPosted,
                Math.addExact(creditsPosted, phase.posted(amountMinor)),
                debitsPending,
                Math.addExact(creditsPending, phase.pending(amountMinor)));
    }
}
