package io.larder.proof.judge;

/** A row of {@code recharge_refund}; its id is the refund number at the channel. */
public record RefundRow(
        String id, String orderId, String kind, String state, String channel, long amountMinor) {

    static RefundRow of(Row row) {
        return new RefundRow(
                row.text("id"),
                row.text("order_id"),
                row.text("kind"),
                row.text("state"),
                row.text("channel"),
                row.number("amount_minor"));
    }
}
