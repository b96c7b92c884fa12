package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command on a data directory has. */
final class WhichData {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Data directory (default: .larder/sandbox, or .larder/live, in your home).")
    @Nullable Path data;

    @Option(names = "--live", description = "Real channels and real money instead of the sandbox.")
    boolean live;

    @Option(names = "--json", description = "One JSON object on stdout; progress on stderr.")
    boolean json;

    Mode mode() {
        return live ? Mode.LIVE : Mode.SANDBOX;
    }

    Path path() {
        var chosen = data == null ? DataDirectory.usual(mode()) : data;
        return chosen.toAbsolutePath().normalize();
    }
}
