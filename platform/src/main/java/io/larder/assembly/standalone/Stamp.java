package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a data directory is.
 *
 * @param mode for ever
 * @param schema the schema's version after the last start, {@code 0} before the first
 */
record Stamp(Mode mode, String schema) {

    private static final String FILE = "larder.stamp";

    static @Nullable Stamp read(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        var kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
        }
        try {
            return new Stamp(
                    Mode.valueOf(kept.getProperty("mode", "")), kept.getProperty("schema", "0"));
        } catch (IllegalArgumentException unknown) {
            throw new IOException(file + " cannot be read: " + unknown.getMessage(), unknown);
        }
    }

    void write(Path directory) throws IOException {
        var fresh = PrivateFiles.create(directory.resolve(FILE + ".new"));
        Files.writeString(
                fresh,
                "# What this data is. Never edit it.%nmode=%s%nschema=%s%n"
                        .formatted(mode, schema));
        Files.move(fresh, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
}
