package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the sandbox program is started: the launcher names its home, a folder with its jars in {@code
 * lib}, by the system property {@code larder.sandbox.home}.
 */
final class SandboxCommand {

    private static final String MAIN = "io.larder.sandbox.Sandbox";

    private SandboxCommand() {}

    /** Null in live mode, and where no sandbox was named. */
    static @Nullable List<String> of(Mode mode) {
        var named = System.getProperty("larder.sandbox.home");
        if (mode == Mode.LIVE || named == null) {
            return null;
        }
        var home = Path.of(named);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Duser.timezone=UTC",
                // made by the JVM itself at the first end, and anew when a jar has changed
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + home.resolve("sandbox.jsa"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-cp",
                classpath(home.resolve("lib")),
                MAIN);
    }

    /** In one order, since the shared archive belongs to exactly one class path. */
    private static String classpath(Path lib) {
        try (var jars = Files.list(lib)) {
            return jars.map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox program is not in " + lib, e);
        }
    }
}
