package io.larder.proof.judge;

import java.time.LocalDate;

/** A row of {@code cash_count}. */
public record CashCountRow(
        String drawerId, LocalDate businessDate, long expectedMinor, long countedMinor) {

    static CashCountRow of(Row row) {
        return new CashCountRow(
                row.text("drawer_id"),
                row.date("business_date"),
                row.number("expected_minor"),
                row.number("counted_minor"));
    }
}
