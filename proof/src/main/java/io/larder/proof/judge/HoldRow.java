package io.larder.proof.judge;

/** A row of {@code card_hold}. */
public record HoldRow(
        String id, String cardId, String state, long principalMinor, long bonusMinor) {

    static HoldRow of(Row row) {
        return new HoldRow(
                row.text("id"),
                row.text("card_id"),
                row.text("state"),
                row.number("principal_minor"),
                row.number("bonus_minor"));
    }

    /** Whether it still holds money back. */
    boolean isOpen() {
        return state.equals("HELD");
    }
}
