package io.larder.proof.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code ./larder}. */
public final class Larder {

    private static final String PROPERTY = "larder.launcher";

    private Larder() {}

    /** What a command printed on stdout, and its exit code. */
    public record Ended(int exit, String out) {

        /** The one JSON object that it printed. */
        public Json json() {
            return Json.parse(
                    out.lines().filter(line -> line.startsWith("{")).findFirst().orElse(""));
        }
    }

    /** Where the command is: named by the launcher, or looked for from here upwards. */
    public static Path path() {
        var named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve("larder")) && Files.exists(at.resolve("proof"))) {
                return at.resolve("larder");
            }
        }
        throw new IllegalStateException("./larder was not found; set -D" + PROPERTY);
    }

    /** Runs a command to its end; what it says on stderr goes to a file. */
    public static Ended run(Path log, String... arguments) throws IOException {
        var process = builder(log, arguments).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("larder " + String.join(" ", arguments) + " does not end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return new Ended(process.exitValue(), out);
    }

    static ProcessBuilder builder(Path log, String... arguments) {
        var command = new ArrayList<>(List.of(path().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
}
