package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one start is asked for.
 *
 * @param data the data directory
 * @param port of the API; 0 takes a free one
 * @param sandbox the command of the sandbox program, null to run without one
 */
record StartOptions(Mode mode, Path data, int port, @Nullable List<String> sandbox) {

    /** The sandboxes' own data stand beside ours. */
    Path sandboxData() {
        return sandboxData(data);
    }

    static Path sandboxData(Path data) {
        return data.resolveSibling(data.getFileName() + "-channels");
    }
}
