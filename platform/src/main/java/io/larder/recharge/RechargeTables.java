package io.larder.recharge;

import io.larder.ledger.LockRank;
import io.larder.ledger.Table;
import io.larder.ledger.Tally;

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
    static final Table<String, PackageRow> PACKAGES =
            new Table<>("recharge_package", LockRank.ORDER, PackageRow.class, PackageRow::id);

    /** Orders that are or were confirmed are, one by one, the credits that were posted. */
    static final Tally CONFIRMED_AND_CREDITED =
            new Tally.OfTransfers(
                    "recharge",
                    "SELECT id, amount_minor FROM recharge_order WHERE lot_id IS NOT NULL");

    static final Table<String, ChargebackRow> CHARGEBACKS =
            new Table<>(
                    "recharge_chargeback", LockRank.ORDER, ChargebackRow.class, ChargebackRow::id);

    private RechargeTables() {}
}
