package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a process serves with.
 *
 * @param data the data directory
 * @param databasePort on 127.0.0.1
 * @param account under which the rooms work
 * @param channels how the sandbox is called, null without one
 * @param program the sandbox that this process runs, null where another process does
 * @param log the name of its log, below {@code log}
 * @param port of the API; 0 takes a free one
 */
record Serving(
        Path data,
        Mode mode,
        int databasePort,
        DatabaseAccount account,
        @Nullable SandboxChannels channels,
        @Nullable SandboxProgram program,
        String log,
        int port) {}
