package io.larder.assembly.standalone;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
            defaultValue = "8080",
            description = "Port of the API and the console on 127.0.0.1; 0 takes a free one.")
    private int port;

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
        var options =
                new StartOptions(which.mode(), which.path(), port, SandboxCommand.of(which.mode()));
        try (var platform = StandalonePlatform.start(options, progress, () -> ended.complete(1))) {
            var greeting = new Greeting(platform, options);
            Result.print(System.out, which.json, greeting.object(), greeting.text(progress));
            try (var aot = AotRecording.endInBackground()) {
                int end = ended.join();
                progress.say("stopping");
                platform.ending();
                return end;
            }
        } finally {
            stopped.countDown();
        }
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
