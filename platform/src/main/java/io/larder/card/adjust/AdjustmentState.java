package io.larder.card.adjust;

/** Where an adjustment stands; only the first is ever left. */
enum AdjustmentState {
    /** Asked for; nothing has moved. */
    PENDING,
    /** Another person agreed, and in the same moment it was posted. */
    APPROVED,
    /** Another person did not agree. */
    REJECTED,
    /** Who asked took it back. */
    WITHDRAWN,
    /** Nobody decided in time. */
    EXPIRED;

    /** Whether it is another person's to bring it here. */
    boolean isDecision() {
        return this == APPROVED || this == REJECTED;
    }
}
