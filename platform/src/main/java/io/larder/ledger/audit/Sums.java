package io.larder.ledger.audit;

import io.larder.ledger.Balance;
import java.util.HashMap;
import java.util.Map;

/** Balances added up from transfers. */
final class Sums {

    private final Map<String, Balance> byAccount = new HashMap<>();

    void add(StoredTransfer transfer) {
        byAccount.merge(
                transfer.debit(),
                Balance.ZERO.debit(transfer.phase(), transfer.amountMinor()),
                Sums::plus);
        byAccount.merge(
                transfer.credit(),
                Balance.ZERO.credit(transfer.phase(), transfer.amountMinor()),
                Sums::plus);
    }

    Map<String, Balance> byAccount() {
        return byAccount;
    }

    static Balance plus(Balance one, Balance other) {
        return new Balance(
                Math.addExact(one.debitsPosted(), other.debitsPosted()),
                Math.addExact(one.creditsPosted(), other.creditsPosted()),
                Math.addExact(one.debitsPending(), other.debitsPending()),
                Math.addExact(one.creditsPending(), other.creditsPending()));
    }
}
