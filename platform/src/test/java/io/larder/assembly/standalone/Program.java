package io.larder.assembly.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process of the program, as its user runs it; it dies with this test.
 *
 * @param told the JSON object that it greeted with
 */
record Program(Process process, JsonNode told) implements AutoCloseable {

    /** Where its console's files are, if a test puts some there. */
    static final Path CONSOLE =
            Path.of("target", "console-" + ProcessHandle.current().pid()).toAbsolutePath();

    /** What a command printed, and its exit code. */
    record Ended(int exit, String out, String err) {}

    /** Starts a server on a free port, which says what it does in {@code start.err}. */
    static Program start(Path work, String... arguments) throws Exception {
        var command = command(arguments);
        command.addAll(List.of("--port", "0", "--json", "--exit-with-stdin"));
        Files.createDirectories(work);
        var err = work.resolve("start.err");
        var process = new ProcessBuilder(command).redirectError(err.toFile()).start();
        var line = process.inputReader().readLine();
        assertThat(line).as(Files.readString(err)).isNotNull();
        return new Program(process, JsonMapper.shared().readTree(line));
    }

    /** Runs a command to its end. */
    static Ended run(String... arguments) throws Exception {
        var err = Files.createTempFile("larder", ".err");
        var process = new ProcessBuilder(command(arguments)).redirectError(err.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes());
        int exit = process.waitFor();
        var said = Files.readString(err).strip();
        Files.delete(err);
        return new Ended(exit, out.strip(), said);
    }

    private static ArrayList<String> command(String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "-Dlarder.database.buffer-pool-mb=128",
                                "-Dlarder.console.directory=" + CONSOLE,
                                "-cp",
                                classpath(),
                                "io.larder.assembly.Larder"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Ours without the tests' own resources, whose log goes to stdout. */
    private static String classpath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The body of what is there. */
    String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path)).build()).body();
    }

    /**
     * Asks with a machine's key.
     *
     * @param body JSON with single quotes
     */
    HttpResponse<String> post(String key, String path, String idempotencyKey, String body)
            throws Exception {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        var builder = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL);
        try (var http = builder.build()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    URI at(String path) {
        return URI.create(told.get("api").asString() + path);
    }

    /** Ends it as a power cut would. */
    void killNine() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as Ctrl-C does. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
