package io.larder.proof.judge;

import java.util.Optional;

/**
 * A row of {@code difference}.
 *
 * @param suspenseDebitMinor what it put on the channel's suspense account, debit positive
 */
public record DifferenceRow(
        String id,
        String type,
        String channel,
        Optional<String> orderId,
        Optional<String> channelOrderNumber,
        long suspenseDebitMinor,
        String state) {

    static DifferenceRow of(Row row) {
        return new DifferenceRow(
                row.text("id"),
                row.text("type"),
                row.text("channel"),
                row.find("order_id"),
                row.find("channel_order_number"),
                row.number("suspense_debit_minor"),
                row.text("state"));
    }

    boolean isOpen() {
        return state.equals("OPEN");
    }
}
