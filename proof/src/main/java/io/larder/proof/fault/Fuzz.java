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
import java.util.concurrent.TimeUnit;

/**
 * Throws generated requests, good and bad, at every operation of the OpenAPI description, with a
 * credential that may do everything; no answer may be a server error, and no request may be left
 * without an answer. The generator is schemathesis, in a Python environment of its own in the
 * user's cache.
 *
 * <p>The run is bounded by a number of requests, not by time, so it asks the same of a slow machine
 * as of a fast one. It uses one thread: Python 3.11 before 3.11.8 fails now and then with "AST
 * constructor recursion depth mismatch" when two threads parse source at once
 * (python/cpython#106905), which the generator does.
 */
public final class Fuzz {

    private static final String GENERATOR = "schemathesis==4.32.5";
    private static final String EXAMPLES = "100";
    private static final long LIMIT_MINUTES = 10;

    /** The generator learns real ids, and would revoke the key that it calls with. */
    private static final String REVOKE = "DELETE /api/v1/keys/{id}";

    /** One call would end every session's time. */
    private static final String CLOCK = "POST /sandbox/clock";

    private Fuzz() {}

    /** Runs it; exit code 0 only without a server error. */
    public static void main(String[] arguments) throws Exception {
        var progress = new Progress(System.err);
        var tool = generator(progress);
        var work = Workplace.fresh("fuzz");
        var examples = examples(arguments);
        boolean good;
        try (var platform =
                RunningPlatform.start(work.resolve("data"), work.resolve("platform.log"))) {
            Shop.open(platform, 10, "fuzz");
            progress.say("throwing requests at " + platform.address());
            var all = work.resolve("all.ndjson");
            good = run(command(tool, platform, examples, all, "--exclude-name", REVOKE)) == 0;
            good &= Answers.of(all).tell(progress) && keyStillOpens(platform, progress);
            var revoke = work.resolve("revoke.ndjson");
            good &= run(command(tool, platform, examples, revoke, "--include-name", REVOKE)) == 0;
        }
        progress.say(good ? "no server error" : "FAILED");
        if (good) {
            Trees.delete(work);
        } else {
            System.err.println("the platform's log is in " + work);
        }
        System.exit(good ? 0 : 1);
    }

    private static String examples(String[] arguments) {
        return arguments.length == 2 && arguments[0].equals("--examples") ? arguments[1] : EXAMPLES;
    }

    /** Without it, all that was tested is how a stranger is turned away. */
    private static boolean keyStillOpens(RunningPlatform platform, Progress progress)
            throws IOException {
        var answer = platform.api().get("/api/v1/cards");
        if (!answer.ok()) {
            progress.say("FAILED: the key was lost on the way: " + answer.status());
        }
        return answer.ok();
    }

    private static List<String> command(
            Path tool, RunningPlatform platform, String examples, Path report, String... which) {
        var command =
                new ArrayList<>(
                        List.of(
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
                                "--max-examples",
                                examples,
                                "--workers",
                                "1",
                                "--seed",
                                "1",
                                "--request-timeout",
                                "30",
                                // whether values are quick to make is not what is asked
                                "--suppress-health-check",
                                "all",
                                "--generation-database",
                                "none",
                                "--no-color",
                                "--warnings",
                                "off",
                                "--report",
                                "ndjson",
                                "--report-ndjson-path",
                                report.toString(),
                                "--exclude-name",
                                CLOCK));
        command.addAll(List.of(which));
        return command;
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
        try {
            if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " does not end");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
