package io.larder.proof.judge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/** A row of {@code batch}: one link of a lane's hash chain. */
public record BatchRow(int lane, long number, Instant at, LocalDate businessDate, String hash) {

    static final Comparator<BatchRow> ORDER =
            Comparator.comparingInt(BatchRow::lane).thenComparingLong(BatchRow::number);

    static BatchRow of(Row row) {
        return new BatchRow(
                Math.toIntExact(row.number("lane")),
                row.number("number"),
                row.instant("at"),
                row.date("business_date"),
                row.text("hash"));
    }
}
