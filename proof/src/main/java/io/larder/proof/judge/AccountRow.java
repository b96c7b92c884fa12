package io.larder.proof.judge;

/** A row of {@code account}: an account's counters, or one stripe of a hot one. */
public record AccountRow(
        String name,
        int stripe,
        long debitsPosted,
        long creditsPosted,
        long debitsPending,
        long creditsPending) {

    static AccountRow of(Row row) {
        return new AccountRow(
                row.text("name"),
                Math.toIntExact(row.number("stripe")),
                row.number("debits_posted"),
                row.number("credits_posted"),
                row.number("debits_pending"),
                row.number("credits_pending"));
    }
}
