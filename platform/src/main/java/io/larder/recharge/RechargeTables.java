package io.larder.recharge;

import io.larder.ledger.LockRank;
import io.larder.ledger.Table;

/** The rows this room locks and writes through the ledger. */
final class RechargeTables {

    static final Table<String, OrderRow> ORDERS =
            new Table<>("recharge_order", LockRank.ORDER, OrderRow.class, OrderRow::id);
    static final Table<String, AttemptRow> ATTEMPTS =
            new Table<>("recharge_attempt", LockRank.ORDER, AttemptRow.class, AttemptRow::id);
    static final Table<String, ReceiptRow> RECEIPTS =
            new Table<>("recharge_receipt", LockRank.ORDER, ReceiptRow.class, ReceiptRow::id);
    static final Table<String, RefundRow> REFUNDS =
            new Table<>("recharge_refund", LockRank.ORDER, RefundRow.class, RefundRow::id);

    private RechargeTables() {}
}
