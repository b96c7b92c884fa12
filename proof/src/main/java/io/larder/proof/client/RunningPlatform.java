package io.larder.proof.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A platform of the driver's own, started by {@code ./larder start}. */
public final class RunningPlatform implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(20);

    private final Path data;
    private final Process process;
    private final Json about;

    private RunningPlatform(Path data, Process process, Json about) {
        this.data = data;
        this.process = process;
        this.about = about;
    }

    /** Starts it on a free port and a data directory, and answers when it says that it runs. */
    public static RunningPlatform start(Path data, Path log) throws IOException {
        return start(data, log, 0);
    }

    /** Starts it on a port, 0 for a free one. */
    public static RunningPlatform start(Path data, Path log, int port) throws IOException {
        return start("--data", data, log, port, Map.of());
    }

    /** Starts it on a free port with more environment variables. */
    public static RunningPlatform start(Path data, Path log, Map<String, String> environment)
            throws IOException {
        return start("--data", data, log, 0, environment);
    }

    /** Starts a second server process on the database of the one that runs there. */
    public static RunningPlatform startBeside(Path data, Path log, int port) throws IOException {
        return start("--beside", data, log, port, Map.of());
    }

    private static RunningPlatform start(
            String how, Path data, Path log, int port, Map<String, String> environment)
            throws IOException {
        var command = List.of("start", "--json", "--exit-with-stdin");
        var where = List.of("--port", Integer.toString(port), how, data.toString());
        var words = Stream.concat(command.stream(), where.stream()).toArray(String[]::new);
        // its standard input is a pipe from here, so it never outlives a driver that is killed
        var builder = Larder.builder(log, words);
        builder.environment().putAll(environment);
        var process = builder.start();
        var greeting = process.inputReader();
        var said = java.util.concurrent.CompletableFuture.supplyAsync(() -> object(greeting));
        try {
            var line = said.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return new RunningPlatform(data, process, Json.parse(line));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("the platform did not start; see " + log, e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String object(BufferedReader lines) {
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{")) {
                    return line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("it ended before it greeted");
    }

    /** Its data directory. */
    public Path data() {
        return data;
    }

    /** The address of the API and the console. */
    public String address() {
        return about.at("api").text();
    }

    /** The port of that address. */
    public int port() {
        return URI.create(address()).getPort();
    }

    /** The machine key of this start, as it is sent. */
    public String authorization() {
        return "Bearer " + about.at("machineKey").text();
    }

    /** The API, called with the machine key of this start. */
    public Http api() {
        return as(authorization());
    }

    /** Makes a machine key that outlives this start; answers how it is sent. */
    public String newAuthorization(String name, List<String> operations) throws IOException {
        var wish = Json.object("name", name, "operations", operations, "stores", List.of("*"));
        return "Bearer " + api().post("/api/v1/keys", wish).accepted().at("key").text();
    }

    /** The API, called with another credential. */
    public Http as(String authorization) {
        return new Http(address(), Map.of("Authorization", authorization), CALL_LIMIT);
    }

    /** The API, called by nobody. */
    public Http anonymous() {
        return new Http(address(), Map.of(), CALL_LIMIT);
    }

    /** The sandboxes by channel, upper case. */
    public Map<String, SandboxChannel> sandbox() {
        var channels = new TreeMap<String, SandboxChannel>();
        var key = controlKey();
        about.at("sandbox")
                .members()
                .forEach((name, of) -> channels.put(name, SandboxChannel.of(name, of, key)));
        return channels;
    }

    /** The sandboxes' data stand beside the platform's. */
    private String controlKey() {
        var channels = data.resolveSibling(data.getFileName() + "-channels");
        try {
            return Files.readString(channels.resolve("control.key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The platform's own process: the topmost JVM. */
    public ProcessHandle jvm() {
        if (isProgram(process.toHandle(), "java")) {
            return process.toHandle();
        }
        return descendant(handle -> isProgram(handle, "java"));
    }

    /** Its database's process. */
    public ProcessHandle database() {
        return descendant(handle -> isProgram(handle, "mariadbd"));
    }

    /** Its sandboxes' process: the JVM that its JVM started. */
    public ProcessHandle sandboxProcess() {
        return jvm().children()
                .filter(handle -> isProgram(handle, "java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sandbox"));
    }

    private ProcessHandle descendant(Predicate<ProcessHandle> which) {
        return process.descendants()
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such process"));
    }

    private static boolean isProgram(ProcessHandle handle, String name) {
        return handle.info().command().filter(path -> path.endsWith("/" + name)).isPresent();
    }

    /** Whether its process lives. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The dump tool, for its tables. */
    public DumpTool dumpTool() {
        return new DumpTool(this);
    }

    /** Kills its JVM at once, as a power cut would. */
    public void killNine() {
        jvm().destroyForcibly();
        ended(process);
    }

    private static void ended(Process process) {
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the platform does not end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it as Ctrl-C does, and waits for its end. */
    @Override
    public void close() {
        if (process.isAlive()) {
            jvm().destroy();
            ended(process);
        }
    }
}
