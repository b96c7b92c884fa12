package io.larder.ledger.archive;

import io.larder.ledger.Balance;
import io.larder.ledger.Chart;
import io.larder.ledger.StoredTransfer;
import java.util.List;
import java.util.TreeMap;

/** What is known of the transfers of a file besides themselves: where names stand, and sums. */
final class Counted {

    private final Keys keys = new Keys();
    private final TreeMap<String, Balance> sums = new TreeMap<>();
    private long transfers;

    void add(StoredTransfer row, int block) {
        transfers++;
        keys.add(row.reference(), block);
        for (var account : List.of(row.debit(), row.credit())) {
            if (Chart.isCustomer(account)) {
                keys.add(account, block);
            }
        }
        sums.merge(
                line(row.debit()),
                Balance.ZERO.debit(row.phase(), row.amountMinor()),
                Balance::plus);
        sums.merge(
                line(row.credit()),
                Balance.ZERO.credit(row.phase(), row.amountMinor()),
                Balance::plus);
    }

    /** The accounts of one kind of all cards are one line. */
    private static String line(String account) {
        return Chart.isCustomer(account)
                ? "card/*" + account.substring(account.lastIndexOf('/'))
                : account;
    }

    long transfers() {
        return transfers;
    }

    List<ArchiveManifest.Sum> sums() {
        return ArchiveManifest.sums(sums);
    }

    byte[][] keyPages() {
        return keys.pages();
    }
}
