package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the sandbox program is started: the jar that the launcher names. */
final class SandboxCommand {

    private SandboxCommand() {}

    /** Null in live mode, and where no sandbox was named. */
    static @Nullable List<String> of(Mode mode) {
        var jar = System.getProperty("larder.sandbox.jar");
        if (mode == Mode.LIVE || jar == null) {
            return null;
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Duser.timezone=UTC",
                "-jar",
                jar);
    }
}
