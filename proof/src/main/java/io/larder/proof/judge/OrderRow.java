package io.larder.proof.judge;

import java.util.Optional;

/** A row of {@code recharge_order}. */
public record OrderRow(
        String id,
        String state,
        String cardId,
        long amountMinor,
        String payWith,
        Optional<String> drawerId,
        boolean everConfirmed) {

    static OrderRow of(Row row) {
        return new OrderRow(
                row.text("id"),
                row.text("state"),
                row.text("card_id"),
                row.number("amount_minor"),
                row.text("pay_with"),
                row.find("drawer_id"),
                row.find("confirmed_at").isPresent());
    }

    /** The account that its money comes from. */
    String source() {
        return payWith.equals("CASH") ? "cash/" + drawerId.orElse("?") : Names.receivable(payWith);
    }
}
