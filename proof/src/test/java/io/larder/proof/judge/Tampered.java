package io.larder.proof.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Books after someone laid hands on them. */
final class Tampered {

    private Tampered() {}

    static Books accounts(Books books, UnaryOperator<AccountRow> how) {
        return with(
                books,
                books.transfers(),
                books.accounts().stream().map(how).toList(),
                books.batches());
    }

    static Books transfers(Books books, UnaryOperator<Transfer> how) {
        return with(
                books,
                books.transfers().stream().map(how).toList(),
                books.accounts(),
                books.batches());
    }

    static Books withoutTransfer(Books books, int index) {
        var transfers = new ArrayList<>(books.transfers());
        transfers.remove(index);
        return with(books, transfers, books.accounts(), books.batches());
    }

    static Books withoutBatch(Books books, int index) {
        var batches = new ArrayList<>(books.batches());
        batches.remove(index);
        return with(books, books.transfers(), books.accounts(), batches);
    }

    private static Books with(
            Books books,
            List<Transfer> transfers,
            List<AccountRow> accounts,
            List<BatchRow> batches) {
        return new Books(
                transfers,
                accounts,
                batches,
                books.lanes(),
                books.orders(),
                books.attempts(),
                books.receipts(),
                books.refunds(),
                books.differences(),
                books.cashCounts(),
                books.lots(),
                books.holds(),
                books.adjustments());
    }
}
