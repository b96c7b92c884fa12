package io.larder.ledger;

/** The command may or may not have been committed; asking again with the same key tells. */
public final class OutcomeUnknown extends RuntimeException {
    public OutcomeUnknown(String message) {
        super(message);
    }
}
