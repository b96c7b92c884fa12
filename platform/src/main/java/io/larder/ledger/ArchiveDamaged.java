package io.larder.ledger;

import org.jspecify.annotations.Nullable;

/** An archive is missing, cannot be read, or is not the one that was sealed. */
public final class ArchiveDamaged extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file its name
     * @param what is wrong with it
     */
    public ArchiveDamaged(String file, String what, @Nullable Throwable cause) {
        super("archive %s %s".formatted(file, what), cause);
    }
}
