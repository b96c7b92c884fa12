package io.larder.reconcile.day;

/** Where a difference stands. */
enum DifferenceState {
    /** Its money stands in suspense. */
    OPEN,
    /** It was explained, and suspense was cleared of it. */
    RESOLVED
}
