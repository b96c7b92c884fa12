package io.larder.assembly.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the platform until it is told to stop. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Runs the whole platform on this machine until Ctrl-C.")
public final class Start implements Callable<Integer> {

    @Mixin private WhichData which = new WhichData();

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port of the API and the console on 127.0.0.1; 0 takes a free one (default:"
                            + " 8080, beside another 8081).")
    private @Nullable Integer port;

    @Option(
            names = "--beside",
            paramLabel = "DIR",
            description =
                    "A second server process on the database of the platform that runs on DIR.")
    private @Nullable Path beside;

    @Option(
            names = "--exit-with-stdin",
            description = "Stop when standard input ends, so as not to outlive a parent.")
    private boolean exitWithStdin;

    @Override
    public Integer call() throws InterruptedException {
        var progress = new Progress(System.err);
        var ended = new CompletableFuture<Integer>();
        var stopped = new CountDownLatch(1);
        // Ctrl-C runs this hook, which waits until everything below it has been closed
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    ended.complete(0);
                                    await(stopped);
                                },
                                "stop"));
        if (exitWithStdin) {
            Thread.ofPlatform().daemon().name("stdin").start(() -> endWithStdin(ended));
        }
        try {
            return beside == null ? runAll(progress, ended) : runBeside(beside, progress, ended);
        } finally {
            stopped.countDown();
        }
    }

    private int runAll(Progress progress, CompletableFuture<Integer> ended) {
        var options =
                new StartOptions(
                        which.mode(), which.path(), port(8080), SandboxCommand.of(which.mode()));
        try (var platform = StandalonePlatform.start(options, progress, () -> ended.complete(1))) {
            var greeting = platform.greeting();
            Result.print(System.out, which.json, greeting.object(), greeting.text(progress));
            try (var aot = AotRecording.endInBackground()) {
                int end = ended.join();
                progress.say("stopping");
                platform.ending();
                return end;
            }
        }
    }

    private int runBeside(Path data, Progress progress, CompletableFuture<Integer> ended) {
        if (which.data != null || which.live) {
            throw new DataDirectory.Refused(
                    "--beside names the data directory of a running platform, which knows its mode:"
                            + " leave --data and --live out");
        }
        var path = data.toAbsolutePath().normalize();
        try (var platform =
                BesidePlatform.start(path, port(8081), progress, () -> ended.complete(1))) {
            var greeting = platform.greeting();
            Result.print(System.out, which.json, greeting.object(), greeting.text(progress));
            try (var aot = AotRecording.endInBackground()) {
                int end = ended.join();
                progress.say("stopping");
                return end;
            }
        }
    }

    private int port(int usual) {
        return port == null ? usual : port;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endWithStdin(CompletableFuture<Integer> ended) {
        try {
            System.in.skipNBytes(Long.MAX_VALUE);
        } catch (IOException closed) {
            // that is what was waited for
        }
        ended.complete(0);
    }
}
