package io.larder.assembly.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The channels' sandbox, a program of its own that speaks the vendors' protocols. It holds a pipe
 * from this process and ends with it.
 */
public final class SandboxProgram implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final Path keys;
    private final String controlKey;
    private final Map<String, SandboxChannel> channels;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CALL_LIMIT).build();

    private SandboxProgram(
            Process process, Path keys, String controlKey, Map<String, SandboxChannel> channels) {
        this.process = process;
        this.keys = keys;
        this.controlKey = controlKey;
        this.channels = channels;
    }

    /**
     * Starts it; {@link Starting#channels()} waits for its addresses.
     *
     * @param java the command that starts the program, without its options
     * @param data where it keeps its journals
     * @param keys where it writes the keys that a merchant is given
     */
    static Starting launch(List<String> java, Path data, Path keys) {
        var command = new ArrayList<>(java);
        command.addAll(
                List.of(
                        "--data",
                        data.toString(),
                        "--keys",
                        keys.toString(),
                        "--json",
                        "--exit-with-stdin"));
        try {
            PrivateFiles.directory(data);
            var log = data.resolve("sandbox.log");
            var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            return new Starting(process, data, keys);
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
        return channels;
    }

    /** Where a simulated payer opens a QR code, by channel. */
    public Map<String, String> payerPages() {
        var pages = new TreeMap<String, String>();
        channels.forEach((name, channel) -> pages.put(name, channel.payer()));
        return pages;
    }

    /** The adapters' settings by which all its channels are called. */
    Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        channels.forEach((name, channel) -> settings.putAll(channel.settings(name)));
        return settings;
    }

    /** Brings every channel's business time to this offset from the wall. */
    public void setClock(Duration offset) {
        channels.forEach((name, channel) -> setClock(name, channel, offset));
    }

    private void setClock(String name, SandboxChannel channel, Duration offset) {
        var request =
                HttpRequest.newBuilder(URI.create(channel.control() + "/clock"))
                        .timeout(CALL_LIMIT)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + controlKey)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"offset\":\"" + offset + "\"}"))
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "the sandbox of %s did not take the clock: %d"
                                .formatted(name, answer.statusCode()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox of " + name + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Completes when the program has ended, for whatever reason. */
    CompletableFuture<Void> ended() {
        return process.onExit().thenAccept(done -> {});
    }

    @Override
    public void close() {
        http.close();
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
    record Starting(Process process, Path data, Path keys) implements AutoCloseable {

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
                var key = Files.readString(data.resolve("control.key")).strip();
                return new SandboxProgram(process, keys, key, channels);
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
