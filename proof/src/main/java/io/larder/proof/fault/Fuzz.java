package io.larder.proof.fault;

import io.larder.proof.client.RunningPlatform;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Shop;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Throws generated requests, good and bad, at every operation of the OpenAPI description, with a
 * credential that may do everything; no answer may be a server error. The generator is
 * schemathesis, in a Python environment of its own in the user's cache.
 */
public final class Fuzz {

    private static final String GENERATOR = "schemathesis==4.32.5";
    private static final String SECONDS = "90";

    private Fuzz() {}

    /** Runs it; exit code 0 only without a server error. */
    public static void main(String[] arguments) throws Exception {
        var progress = new Progress(System.err);
        var tool = generator(progress);
        var work = Workplace.fresh("fuzz");
        int exit;
        try (var platform =
                RunningPlatform.start(work.resolve("data"), work.resolve("platform.log"))) {
            Shop.open(platform, 10, "fuzz");
            progress.say("throwing requests at " + platform.address());
            exit = run(command(tool, platform, seconds(arguments)));
        }
        progress.say(exit == 0 ? "no server error" : "FAILED");
        if (exit == 0) {
            Trees.delete(work);
        } else {
            System.err.println("the platform's log is in " + work);
        }
        System.exit(exit == 0 ? 0 : 1);
    }

    private static String seconds(String[] arguments) {
        return arguments.length == 2 && arguments[0].equals("--seconds") ? arguments[1] : SECONDS;
    }

    private static List<String> command(Path tool, RunningPlatform platform, String seconds) {
        return List.of(
                tool.toString(),
                "run",
                platform.address() + "/openapi",
                "--url",
                platform.address(),
                "--header",
                "Authorization: " + platform.authorization(),
                "--checks",
                "not_a_server_error",
                "--phases",
                "examples,coverage,fuzzing",
                "--max-time",
                seconds,
                "--workers",
                "2",
                "--seed",
                "1",
                "--request-timeout",
                "30",
                "--no-color",
                "--warnings",
                "off",
                // one call would end every session's time
                "--exclude-path",
                "/sandbox/clock");
    }

    private static Path generator(Progress progress) throws IOException {
        var cache = System.getenv("XDG_CACHE_HOME");
        var home =
                cache == null || cache.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(cache);
        var environment = home.resolve("larder").resolve(GENERATOR.replace("==", "-"));
        var tool = environment.resolve("bin/schemathesis");
        if (!Files.isExecutable(tool)) {
            progress.say("installing " + GENERATOR + " below " + environment);
            must(List.of("python3", "-m", "venv", environment.toString()));
            var pip = environment.resolve("bin/pip").toString();
            must(List.of(pip, "install", "--quiet", GENERATOR));
        }
        return tool;
    }

    private static void must(List<String> command) throws IOException {
        int exit = run(command);
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exit);
        }
    }

    private static int run(List<String> command) throws IOException {
        var process =
                new ProcessBuilder(new ArrayList<>(command))
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return process.onExit().join().exitValue();
    }
}
