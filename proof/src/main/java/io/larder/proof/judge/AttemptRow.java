package io.larder.proof.judge;

/** A row of {@code recharge_attempt}; its id is the order number at the channel. */
public record AttemptRow(String id, String orderId, String channel, String state) {

    static AttemptRow of(Row row) {
        return new AttemptRow(
                row.text("id"), row.text("order_id"), row.text("channel"), row.text("state"));
    }
}
