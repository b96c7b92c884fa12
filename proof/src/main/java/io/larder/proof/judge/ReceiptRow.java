package io.larder.proof.judge;

/** A row of {@code recharge_receipt}: an authenticated word that money came. */
public record ReceiptRow(
        String id,
        String orderId,
        String channel,
        String transactionId,
        long amountMinor,
        String applied) {

    static ReceiptRow of(Row row) {
        return new ReceiptRow(
                row.text("id"),
                row.text("order_id"),
                row.text("channel"),
                row.text("transaction_id"),
                row.number("amount_minor"),
                row.text("applied"));
    }
}
