package io.larder.assembly.standalone;

import io.larder.ledger.AuditNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far an audit came, in a private file of the data directory; good for a day. */
final class AuditNotesFile implements AuditNotes {

    private static final Duration GOOD_FOR = Duration.ofDays(1);

    private final Path file;

    AuditNotesFile(Path directory) {
        this.file = directory.resolve("audit.notes");
    }

    @Override
    public Optional<byte[]> read() {
        try {
            var written = Files.getLastModifiedTime(file).toInstant();
            return written.plus(GOOD_FOR).isBefore(Instant.now())
                    ? Optional.empty()
                    : Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(byte[] notes) {
        try {
            var fresh = PrivateFiles.create(file.resolveSibling("audit.notes.new"));
            Files.write(fresh, notes);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
