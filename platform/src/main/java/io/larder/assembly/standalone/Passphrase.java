package io.larder.assembly.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A passphrase in the first line of a file, since arguments can be seen by others. */
final class Passphrase {

    private static final int LEAST = 12;

    private Passphrase() {}

    static String in(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            var first = lines.findFirst().orElse("").strip();
            if (first.length() < LEAST) {
                throw new DataDirectory.Refused(
                        "the passphrase in %s has fewer than %d characters".formatted(file, LEAST));
            }
            return first;
        }
    }
}
