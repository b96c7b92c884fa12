package io.larder.sandbox.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder of key files, each readable by its owner alone. */
public record KeyFolder(Path path) {

    /** The text of a file, without white space around it. */
    public String read(String name) {
        try {
            return Files.readString(path.resolve(name)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes a file with mode 0600; it appears whole or not at all. */
    public void write(String name, String text) {
        try {
            var owner = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(owner));
            var mode = PosixFilePermissions.fromString("rw-------");
            Path draft = path.resolve(name + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(mode));
            Files.writeString(draft, text.endsWith("\n") ? text : text + "\n");
            Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Whether every one of these files is there. */
    public boolean has(String... names) {
        for (String name : names) {
            if (!Files.isRegularFile(path.resolve(name))) {
                return false;
            }
        }
        return true;
    }
}
