package io.larder.assembly.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other commands must know of a running platform; kept in its data directory while it runs.
 *
 * @param pid its process
 * @param api its address
 * @param databasePort the port of its database
 * @param sandbox the sandbox's channels by name; empty in live mode
 */
record Running(long pid, String api, int databasePort, Map<String, SandboxChannel> sandbox) {

    private static final String FILE = "larder.running";

    static @Nullable Running read(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        return Files.exists(file)
                ? JsonMapper.shared().readValue(file.toFile(), Running.class)
                : null;
    }

    /** The settings by which the sandbox's channels are called; empty in live mode. */
    Map<String, String> channels() {
        var settings = new HashMap<String, String>();
        sandbox.forEach((name, channel) -> settings.putAll(channel.settings(name)));
        return settings;
    }

    void write(Path directory) throws IOException {
        var fresh = PrivateFiles.create(directory.resolve(FILE + ".new"));
        Files.writeString(fresh, JsonMapper.shared().writeValueAsString(this));
        Files.move(fresh, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    static void forget(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(FILE));
    }
}
