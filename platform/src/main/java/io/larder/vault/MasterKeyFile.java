package io.larder.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The file that holds the master key as 64 hex digits. Only its owner may read or write it (mode
 * 0600); a file with a wider mode is refused. Whoever has it and the database can read everything;
 * without it nothing can be read again.
 */
public final class MasterKeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private MasterKeyFile() {}

    /** Makes the file with a new key; throws when it exists. */
    public static void create(Path file, SecureRandom random) {
        var secret = new byte[MasterKey.BYTES];
        random.nextBytes(secret);
        var text = HexFormat.of().formatHex(secret) + "\n";
        try (var channel =
                FileChannel.open(
                        file,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot make the master key file " + file, cause);
        }
    }

    static MasterKey read(Path file) {
        try {
            var mode = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(mode)) {
                throw new IllegalStateException(
                        "The master key file %s has mode %s. Allow its owner only: chmod 600 %s"
                                .formatted(file, PosixFilePermissions.toString(mode), file));
            }
            return new MasterKey(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read the master key file " + file, cause);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException(
                    "The master key file %s does not hold 64 hex digits".formatted(file));
        }
    }

    /** Where the next master key waits while the data keys are wrapped again. */
    static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    static void replace(Path file) {
        try {
            Files.move(
                    next(file),
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot replace the master key file " + file, cause);
        }
    }
}
