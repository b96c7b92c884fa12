package io.larder.proof.judge;

import java.util.Optional;

/**
 * A row of {@code card_adjustment}.
 *
 * @param kind CREDIT or DEBIT of a card, or WRITE_OFF
 * @param decidedBy who approved or rejected it
 */
public record AdjustmentRow(
        String id,
        String kind,
        Optional<String> cardId,
        String state,
        long amountMinor,
        String askedBy,
        Optional<String> decidedBy) {

    static AdjustmentRow of(Row row) {
        return new AdjustmentRow(
                row.text("id"),
                row.text("kind"),
                row.find("card_id"),
                row.text("state"),
                row.number("amount_minor"),
                row.text("asked_by"),
                row.find("decided_by"));
    }

    boolean isApproved() {
        return state.equals("APPROVED");
    }

    /** Whether anybody decided, one way or the other. */
    boolean isDecided() {
        return isApproved() || state.equals("REJECTED");
    }

    /** Whether a posting is what it asks for. */
    boolean isPostedBy(Transfer transfer) {
        var card = cardId.map(Names::principal).orElse("");
        return transfer.postedMinor() == amountMinor
                && switch (kind) {
                    case "CREDIT" ->
                            transfer.code().equals("adjustment") && transfer.credit().equals(card);
                    case "DEBIT" ->
                            transfer.code().equals("adjustment") && transfer.debit().equals(card);
                    case "WRITE_OFF" -> transfer.code().equals("write-off");
                    default -> throw new UnreadableDump("unknown kind " + kind);
                };
    }
}
