package io.larder.card.adjust;

import static io.larder.card.adjust.AdjustmentKind.CREDIT;
import static io.larder.card.adjust.AdjustmentKind.DEBIT;
import static io.larder.card.adjust.AdjustmentKind.WRITE_OFF;

import java.util.Set;

/** Why money is corrected or given up: a closed list, so that it can be counted. */
enum AdjustmentReason {
    /** Something was booked with another amount. */
    WRONG_AMOUNT(CREDIT, DEBIT),
    /** Something was booked on another card. */
    WRONG_CARD(CREDIT, DEBIT),
    /** Something was booked twice. */
    BOOKED_TWICE(CREDIT, DEBIT),
    /** Something was never booked. */
    NOT_BOOKED(CREDIT, DEBIT),
    /** A customer is compensated. */
    GOODWILL(CREDIT),
    /** Who owes it cannot pay, or cannot be found. */
    UNCOLLECTIBLE(WRITE_OFF),
    /** To collect it would cost more than it brings. */
    NOT_WORTH_COLLECTING(WRITE_OFF),
    /** It was lost to a fraud. */
    FRAUD(DEBIT, WRITE_OFF),
    /** The note tells. */
    OTHER(CREDIT, DEBIT, WRITE_OFF);

    private final Set<AdjustmentKind> kinds;

    AdjustmentReason(AdjustmentKind... kinds) {
        this.kinds = Set.of(kinds);
    }

    boolean fits(AdjustmentKind kind) {
        return kinds.contains(kind);
    }
}
