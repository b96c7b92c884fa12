package io.larder.ledger;

/**
 * Posts money between accounts so that each legal entity's books balance by themselves. Where both
 * accounts are in one entity's books it is one transfer; otherwise it is two of the same amount and
 * reference: one in the debited entity's books against what it owes the other, one in the credited
 * entity's books against what it is owed.
 */
public final class Clearing {

    /** The code of the transfer that is on no customer's account. */
    public static final String CODE = "clearing";

    private Clearing() {}

    /**
     * And posted money. The transfer on a customer's account has the code that was given, so that
     * what is told of a customer reads alike wherever it happened; the other one has {@link #CODE}.
     */
    public static Changes post(
            Changes changes,
            Owned debit,
            Owned credit,
            long amountMinor,
            String code,
            String reference) {
        var from = debit.account();
        var to = credit.account();
        if (debit.entityId().equals(credit.entityId())) {
            return changes.transfer(from, to, amountMinor, code, reference);
        }
        var owes = Chart.clearing(debit.entityId(), credit.entityId());
        var isOwed = Chart.clearing(credit.entityId(), debit.entityId());
        boolean first = Chart.isCustomer(from.name());
        boolean second = Chart.isCustomer(to.name()) || !first;
        return changes.transfer(from, owes, amountMinor, first ? code : CODE, reference)
                .transfer(isOwed, to, amountMinor, second ? code : CODE, reference);
    }

    /**
     * And money posted that is held between these accounts. Only posted money clears: what is held
     * for another entity is held in one transfer, and ends with it.
     */
    public static Changes commit(
            Changes changes,
            Owned debit,
            Owned credit,
            long amountMinor,
            String code,
            String reference) {
        var from = debit.account();
        var to = credit.account();
        if (debit.entityId().equals(credit.entityId())) {
            return changes.transfer(from, to, amountMinor, code, reference, Phase.COMMIT);
        }
        var freed = changes.transfer(from, to, amountMinor, code, reference, Phase.RELEASE);
        return post(freed, debit, credit, amountMinor, code, reference);
    }
}
