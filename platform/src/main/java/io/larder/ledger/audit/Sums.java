package io.larder.ledger.audit;

import io.larder.ledger.Balance;
import io.larder.ledger.StoredTransfer;
import java.util.HashMap;
import java.util.Map;

/** Balances added up from transfers. */
final class Sums {

    private final Map<String, Balance> byAccount = new HashMap<>();

    void add(StoredTransfer transfer) {
        byAccount.merge(
                transfer.debit(),
                Balance.ZERO.debit(transfer.phase(), transfer.amountMinor()),
                Balance::plus);
        byAccount.merge(
                transfer.credit(),
                Balance.ZERO.credit(transfer.phase(), transfer.amountMinor()),
                Balance::plus);
    }

    Map<String, Balance> byAccount() {
        return byAccount;
    }
}
