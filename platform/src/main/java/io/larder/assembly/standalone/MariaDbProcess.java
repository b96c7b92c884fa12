package io.larder.assembly.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A server's process, under a shell that also waits at a pipe from this process: when we die, even
 * by {@code kill -9}, the pipe closes and the shell ends the server in an orderly way. The shell
 * keeps Ctrl-C from the server, which we stop ourselves after the last transaction.
 */
final class MariaDbProcess {

    private static final String GUARD =
            """
            trap '' INT HUP
            exec 3<&0
            "$@" </dev/null >/dev/null 2>&1 3<&- &
            server=$!
            echo $server
            (read -r _ <&3; kill -TERM $server) >/dev/null 2>&1 &
            watch=$!
            wait $server
            end=$?
            kill $watch
            exit $end
            """;

    private final Process guard;
    private final ProcessHandle server;

    private MariaDbProcess(Process guard, ProcessHandle server) {
        this.guard = guard;
        this.server = server;
    }

    static MariaDbProcess launch(List<String> command) throws IOException {
        var guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "larder-database"));
        guarded.addAll(command);
        var guard =
                new ProcessBuilder(guarded).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var pid = guard.inputReader(StandardCharsets.US_ASCII).readLine();
        if (pid == null) {
            throw new IOException("the database's process could not be started");
        }
        var server = ProcessHandle.of(Long.parseLong(pid));
        return new MariaDbProcess(
                guard, server.orElseThrow(() -> new IOException("the database ended at once")));
    }

    /**
     * Stops a server of this data directory that an earlier process left behind. It is recognised
     * by its program and its data directory, not by a number in a file, which may by now be someone
     * else's.
     */
    static void stopStale(Path data, Duration limit) {
        for (var process : ProcessHandle.allProcesses().filter(p -> serves(p, data)).toList()) {
            stop(process, () -> serves(process, data), limit);
        }
    }

    private static boolean serves(ProcessHandle process, Path data) {
        var info = process.info();
        return info.command().filter(c -> c.endsWith("/mariadbd")).isPresent()
                && info.arguments()
                        .filter(a -> Arrays.asList(a).contains(MariaDbOptions.dataDirectory(data)))
                        .isPresent();
    }

    private static void stop(ProcessHandle process, BooleanSupplier runs, Duration limit) {
        process.destroy();
        if (!endsWithin(runs, limit)) {
            process.destroyForcibly();
            endsWithin(runs, limit);
        }
    }

    private static boolean endsWithin(BooleanSupplier runs, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (runs.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return true;
    }

    long pid() {
        return server.pid();
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    /** The shell ends with the server, whose parent it is. */
    CompletableFuture<Void> ended() {
        return guard.onExit().thenAccept(done -> {});
    }

    void stop(Duration limit) {
        if (guard.isAlive()) {
            stop(server, guard::isAlive, limit);
        }
    }
}
