package io.larder.proof.judge;

import java.util.Comparator;

/**
 * A row of {@code transfer}.
 *
 * @param phase POST, HOLD, COMMIT or RELEASE; only POST and COMMIT move posted money
 * @param reference an order's id, or a bill line's own
 */
public record Transfer(
        int lane,
        long batch,
        int idx,
        String debit,
        String credit,
        long amountMinor,
        String code,
        String reference,
        String phase) {

    static final Comparator<Transfer> ORDER =
            Comparator.comparingInt(Transfer::lane)
                    .thenComparingLong(Transfer::batch)
                    .thenComparingInt(Transfer::idx);

    static Transfer of(Row row) {
        return new Transfer(
                Math.toIntExact(row.number("lane")),
                row.number("batch"),
                Math.toIntExact(row.number("idx")),
                row.text("debit"),
                row.text("credit"),
                row.number("amount_minor"),
                row.text("code"),
                row.text("reference"),
                row.text("phase"));
    }

    /** What it adds to posted debits and credits. */
    public long postedMinor() {
        return switch (phase) {
            case "POST", "COMMIT" -> amountMinor;
            case "HOLD", "RELEASE" -> 0;
            default -> throw new UnreadableDump("unknown phase " + phase);
        };
    }

    /** What it adds to pending debits and credits. */
    public long pendingMinor() {
        return switch (phase) {
            case "POST" -> 0;
            case "HOLD" -> amountMinor;
            case "COMMIT", "RELEASE" -> -amountMinor;
            default -> throw new UnreadableDump("unknown phase " + phase);
        };
    }

    /** What it adds to the posted balance of an account whose name begins so, debit positive. */
    public long debitOn(String prefix) {
        return (debit.startsWith(prefix) ? postedMinor() : 0)
                - (credit.startsWith(prefix) ? postedMinor() : 0);
    }
}
