package io.larder.assembly.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The channels' sandbox, a program of its own that speaks the vendors' protocols. It holds a pipe
 * from this process and ends with it.
 */
public final class SandboxProgram implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(SandboxProgram.class);
    private static final String PORTS = "ports";
    private static final int MOST_RESTARTS = 100;
    private static final Duration AT_LEAST_ALIVE = Duration.ofSeconds(3);

    private final List<String> java;
    private final Path data;
    private final Path keys;
    private final SandboxChannels called;

    private volatile Process process;
    private volatile boolean closed;
    private int restarts;

    private SandboxProgram(Starting started, SandboxChannels called) {
        this.process = started.process();
        this.java = started.java();
        this.data = started.data();
        this.keys = started.keys();
        this.called = called;
    }

    /**
     * Starts it; {@link Starting#channels()} waits for its addresses.
     *
     * @param java the command that starts the program, without its options
     * @param data where it keeps its journals
     * @param keys where it writes the keys that a merchant is given
     */
    static Starting launch(List<String> java, Path data, Path keys) {
        return launch(java, data, keys, usualPorts(data));
    }

    /** Those of the last start, by which processes beside us know it; none that are taken. */
    private static List<String> usualPorts(Path data) {
        var file = data.resolve(PORTS);
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            var ports = Files.readAllLines(file);
            boolean free = true;
            for (int i = 1; i < ports.size(); i += 2) {
                free &= FreePort.soonFree(Integer.parseInt(ports.get(i)));
            }
            return free ? ports : List.of();
        } catch (IOException | NumberFormatException unreadable) {
            return List.of();
        }
    }

    private static Starting launch(List<String> java, Path data, Path keys, List<String> ports) {
        var command = new ArrayList<>(java);
        command.addAll(
                List.of(
                        "--data",
                        data.toString(),
                        "--keys",
                        keys.toString(),
                        "--json",
                        "--exit-with-stdin"));
        command.addAll(ports);
        try {
            PrivateFiles.directory(data);
            var log = data.resolve("sandbox.log");
            var stderr =
                    ports.isEmpty() ? Redirect.to(log.toFile()) : Redirect.appendTo(log.toFile());
            var process = new ProcessBuilder(command).redirectError(stderr).start();
            return new Starting(process, java, data, keys);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the sandbox", e);
        }
    }

    /** The merchant's keys, one folder for each channel. */
    Path keys() {
        return keys;
    }

    /** Its channels by name, upper case. */
    public Map<String, SandboxChannel> channels() {
        return called.channels();
    }

    /** How it is called. */
    SandboxChannels called() {
        return called;
    }

    /**
     * Starts it again, on the same ports and with what it wrote down, whenever it ends by itself.
     * Gives up when it dies again and again.
     *
     * @param tell is told in one line
     */
    void keepAlive(Consumer<String> tell) {
        long since = System.nanoTime();
        // a Ctrl-C ends it together with us, and we are told a little later
        var soon = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
        var unused = process.onExit().thenRunAsync(() -> again(since, tell), soon);
    }

    private void again(long since, Consumer<String> tell) {
        if (closed) {
            return;
        }
        boolean diedAtOnce = System.nanoTime() - since < AT_LEAST_ALIVE.toNanos();
        if (diedAtOnce || ++restarts > MOST_RESTARTS) {
            LOG.error("the sandbox ended by itself and is not started again");
            tell.accept("the sandbox ended by itself again: stop and start the platform");
            return;
        }
        LOG.error("the sandbox ended by itself and is started again");
        tell.accept("the sandbox ended by itself and is started again");
        try {
            var starting = launch(java, data, keys, ports());
            process = starting.process();
            if (closed) {
                starting.close();
                return;
            }
            var unused = starting.channels();
            tell.accept("sandbox ready again");
            keepAlive(tell);
        } catch (RuntimeException e) {
            LOG.error("the sandbox cannot be started again", e);
            tell.accept("the sandbox cannot be started again: " + e.getMessage());
        }
    }

    /** Its end is wanted from now on. */
    void letEnd() {
        closed = true;
    }

    /** The adapters and the payers know its addresses. */
    private List<String> ports() {
        var ports = new ArrayList<String>();
        channels()
                .forEach(
                        (name, channel) -> {
                            ports.add("--port-" + name.toLowerCase(Locale.ROOT));
                            ports.add(Integer.toString(channel.port()));
                        });
        return ports;
    }

    @Override
    public void close() {
        letEnd();
        called.close();
        stop(process);
    }

    private static void stop(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A sandbox that has been started and may not answer yet. */
    record Starting(Process process, List<String> java, Path data, Path keys)
            implements AutoCloseable {

        /** Waits for the line that it prints when it is ready. */
        SandboxProgram channels() {
            try {
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                var line = out.readLine();
                if (line == null) {
                    throw new IllegalStateException(
                            "the sandbox did not start; see " + data.resolve("sandbox.log"));
                }
                var told =
                        JsonMapper.shared()
                                .readValue(
                                        line,
                                        new TypeReference<Map<String, Map<String, String>>>() {});
                var channels = new TreeMap<String, SandboxChannel>();
                told.forEach((name, about) -> channels.put(name, new SandboxChannel(about)));
                var program = new SandboxProgram(this, SandboxChannels.of(channels, data));
                Files.write(data.resolve(PORTS), program.ports());
                return program;
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "the sandbox did not start; see " + data.resolve("sandbox.log"), e);
            }
        }

        @Override
        public void close() {
            stop(process);
        }
    }
}
