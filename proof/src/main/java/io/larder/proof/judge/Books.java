package io.larder.proof.judge;

import java.nio.file.Path;
import java.util.List;

/**
 * What the platform wrote down, as docs/LEDGER-TABLES.md says. Amounts are minor units.
 *
 * @param transfers in the order of lane, batch and index
 * @param batches in the order of lane and number
 */
public record Books(
        List<Transfer> transfers,
        List<AccountRow> accounts,
        List<BatchRow> batches,
        List<LaneRow> lanes,
        List<OrderRow> orders,
        List<AttemptRow> attempts,
        List<ReceiptRow> receipts,
        List<RefundRow> refunds,
        List<DifferenceRow> differences,
        List<CashCountRow> cashCounts,
        List<LotRow> lots) {

    /** The tables that must be dumped. */
    public static final List<String> TABLES =
            List.of(
                    "transfer",
                    "account",
                    "batch",
                    "lane",
                    "recharge_order",
                    "recharge_attempt",
                    "recharge_receipt",
                    "recharge_refund",
                    "difference",
                    "cash_count",
                    "card_lot");

    /** Reads a {@code mariadb-dump --xml} of at least {@link #TABLES}. */
    public static Books read(Path dump) {
        return of(Dump.read(dump));
    }

    static Books of(Dump dump) {
        return new Books(
                dump.rows("transfer").stream().map(Transfer::of).sorted(Transfer.ORDER).toList(),
                dump.rows("account").stream().map(AccountRow::of).toList(),
                dump.rows("batch").stream().map(BatchRow::of).sorted(BatchRow.ORDER).toList(),
                dump.rows("lane").stream().map(LaneRow::of).toList(),
                dump.rows("recharge_order").stream().map(OrderRow::of).toList(),
                dump.rows("recharge_attempt").stream().map(AttemptRow::of).toList(),
                dump.rows("recharge_receipt").stream().map(ReceiptRow::of).toList(),
                dump.rows("recharge_refund").stream().map(RefundRow::of).toList(),
                dump.rows("difference").stream().map(DifferenceRow::of).toList(),
                dump.rows("cash_count").stream().map(CashCountRow::of).toList(),
                dump.rows("card_lot").stream().map(LotRow::of).toList());
    }
}
