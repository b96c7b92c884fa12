package io.larder.ledger;

import java.util.Optional;

/** Where a whole audit notes how far it came, so that an interrupted one can go on. */
public interface AuditNotes {

    /** What the last audit noted, if it was interrupted. */
    Optional<byte[]> read();

    /** Notes how far this audit came; replaces what was noted before, whole or not at all. */
    void write(byte[] notes);

    /** This audit has come to its end. */
    void clear();

    /** Begins at the start, and notes nothing. */
    AuditNotes NONE =
            new AuditNotes() {
                @Override
                public Optional<byte[]> read() {
                    return Optional.empty();
                }

                @Override
                public void write(byte[] notes) {}

                @Override
                public void clear() {}
            };
}
