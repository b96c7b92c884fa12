package io.larder.ledger;

/** A command broke a rule of the ledger and wrote nothing: a defect, not a refusal. */
public final class WriterFault extends RuntimeException {
    public WriterFault(String message) {
        super(message);
    }

    public WriterFault(String message, Throwable cause) {
        super(message, cause);
    }
}
