package io.larder.assembly.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that only their owner may read. */
final class PrivateFiles {

    private PrivateFiles() {}

    /** An empty file of mode 0600, replacing what was there. */
    static Path create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** A directory of mode 0700, with its parents; one that is there stays as it is. */
    static Path directory(Path directory) throws IOException {
        return Files.createDirectories(
                directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
