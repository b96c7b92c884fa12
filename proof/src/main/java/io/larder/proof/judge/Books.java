package io.larder.proof.judge;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
        List<LotRow> lots,
        List<HoldRow> holds,
        List<AdjustmentRow> adjustments) {

    private static final Map<String, Function<Row, ?>> WANTED =
            Map.ofEntries(
                    Map.entry("transfer", Transfer::of),
                    Map.entry("account", AccountRow::of),
                    Map.entry("batch", BatchRow::of),
                    Map.entry("lane", LaneRow::of),
                    Map.entry("recharge_order", OrderRow::of),
                    Map.entry("recharge_attempt", AttemptRow::of),
                    Map.entry("recharge_receipt", ReceiptRow::of),
                    Map.entry("recharge_refund", RefundRow::of),
                    Map.entry("difference", DifferenceRow::of),
                    Map.entry("cash_count", CashCountRow::of),
                    Map.entry("card_lot", LotRow::of),
                    Map.entry("card_hold", HoldRow::of),
                    Map.entry("card_adjustment", AdjustmentRow::of));

    /** The tables that must be dumped. */
    public static final List<String> TABLES = WANTED.keySet().stream().sorted().toList();

    /** Reads a {@code mariadb-dump --xml} of at least {@link #TABLES}. */
    public static Books read(Path file) {
        var dump = Dump.read(file, WANTED);
        return new Books(
                dump.<Transfer>rows("transfer").stream().sorted(Transfer.ORDER).toList(),
                dump.rows("account"),
                dump.<BatchRow>rows("batch").stream().sorted(BatchRow.ORDER).toList(),
                dump.rows("lane"),
                dump.rows("recharge_order"),
                dump.rows("recharge_attempt"),
                dump.rows("recharge_receipt"),
                dump.rows("recharge_refund"),
                dump.rows("difference"),
                dump.rows("cash_count"),
                dump.rows("card_lot"),
                dump.rows("card_hold"),
                dump.rows("card_adjustment"));
    }
}
