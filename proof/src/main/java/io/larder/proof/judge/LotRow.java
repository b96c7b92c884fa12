package io.larder.proof.judge;

/** A row of {@code card_lot}. */
public record LotRow(
        String id, String cardId, String kind, long originalMinor, long remainingMinor) {

    static LotRow of(Row row) {
        return new LotRow(
                row.text("id"),
                row.text("card_id"),
                row.text("kind"),
                row.number("original_minor"),
                row.number("remaining_minor"));
    }
}
