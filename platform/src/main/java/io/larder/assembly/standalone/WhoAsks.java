package io.larder.assembly.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The credential of a command that works through the API. */
final class WhoAsks {

    private static final String VARIABLE = "LARDER_KEY";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "A file whose first line is a machine key (default: the environment variable"
                            + " LARDER_KEY; a sandbox needs none).")
    private @Nullable Path file;

    /** Null where none was given. */
    @Nullable String key() {
        if (file == null) {
            var value = System.getenv(VARIABLE);
            return value == null || value.isBlank() ? null : value.strip();
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new DataDirectory.Refused(file + " holds no key"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
