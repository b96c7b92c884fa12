package io.larder.ledger;

/**
 * Moves money between accounts so that each legal entity's books stay balanced by themselves. Where
 * both accounts are in one entity's books it is one transfer; otherwise it is two of the same
 * amount, reference and phase: one in the debited entity's books against what it owes the other,
 * one in the credited entity's books against what it is owed.
 */
public final class Clearing {

    /** The code of the transfer in whose books no customer stands. */
    public static final String CODE = "clearing";

    private Clearing() {}

    /**
     * And the money. The transfer on a customer's account has the code that was given, so that what
     * is told of a customer reads alike wherever it happened; the other one has {@link #CODE}.
     */
    public static Changes move(
            Changes changes,
            Owned debit,
            Owned credit,
            long amountMinor,
            String code,
            String reference,
            Phase phase) {
        var from = debit.account();
        var to = credit.account();
        if (debit.entityId().equals(credit.entityId())) {
            return changes.transfer(from, to, amountMinor, code, reference, phase);
        }
        var owes = Chart.clearing(debit.entityId(), credit.entityId());
        var isOwed = Chart.clearing(credit.entityId(), debit.entityId());
        boolean first = Chart.isCustomer(from.name());
        boolean second = Chart.isCustomer(to.name()) || !first;
        return changes.transfer(from, owes, amountMinor, first ? code : CODE, reference, phase)
                .transfer(isOwed, to, amountMinor, second ? code : CODE, reference, phase);
    }
}
