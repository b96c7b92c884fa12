package io.larder.vault;

/** A sealed value does not open: it stands in another place, was changed, or its key is gone. */
public final class UnreadableValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableValue(String message) {
        super(message);
    }
}
