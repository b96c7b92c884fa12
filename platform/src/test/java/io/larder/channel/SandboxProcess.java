package io.larder.channel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The channels' sandbox as a program of its own, one for all tests of this JVM; it ends with it.
 * Its jar is named by {@code larder.sandbox.jar} or stands where the build puts it.
 */
public final class SandboxProcess {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static @Nullable SandboxProcess running;

    private final JsonNode told;
    private final Path keys;
    private final String controlKey;
    private Duration offset = Duration.ZERO;

    private SandboxProcess(JsonNode told, Path keys, String controlKey) {
        this.told = told;
        this.keys = keys;
        this.controlKey = controlKey;
    }

    /** The one sandbox; tests are skipped where it has not been built. */
    public static synchronized SandboxProcess running() {
        var known = running;
        if (known == null) {
            var named = System.getProperty("larder.sandbox.jar");
            var jar = Path.of(named == null ? "../sandbox/target/sandbox-0.1.0.jar" : named);
            assumeTrue(Files.isRegularFile(jar), "the sandbox is not built: " + jar);
            known = start(jar);
            running = known;
        }
        return known;
    }

    /** Whether it has that channel. */
    public boolean has(String channel) {
        return told.has(channel);
    }

    /** What the adapter calls instead of the vendor. */
    public String url(String channel) {
        return told.path(channel).path("url").asString();
    }

    /** The merchants' keys, a folder for each channel. */
    public Path keys() {
        return keys;
    }

    /** Pays what a code asks for; answers the payment's status. */
    public String pay(String channel, String qr) {
        var answer =
                send(
                        "POST",
                        told.path(channel).path("payer").asString() + "/pay",
                        "{\"qr\":%s,\"outcome\":\"PAID\"}".formatted(JSON.writeValueAsString(qr)));
        return answer.path("status").asString();
    }

    /** Switches faults on, and all others off. */
    public void faults(String channel, String body) {
        control("PUT", channel, "/faults", body);
    }

    /** The kinds of the money that moved for an order, in their order. */
    public List<String> moved(String channel, String orderNumber) {
        var journal = control("GET", channel, "/journal", null);
        return StreamSupport.stream(journal.spliterator(), false)
                .filter(entry -> orderNumber.equals(entry.path("orderNumber").asString()))
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    /** Brings business time forward in every channel. */
    public synchronized void advance(Duration by) {
        offset = offset.plus(by);
        for (var channel : told.propertyNames()) {
            control("POST", channel, "/clock", "{\"offset\":\"" + offset + "\"}");
        }
    }

    /** How far business time is ahead of the wall. */
    public synchronized Duration offset() {
        return offset;
    }

    private JsonNode control(String method, String channel, String path, @Nullable String body) {
        return send(method, told.path(channel).path("control").asString() + path, body);
    }

    private JsonNode send(String method, String url, @Nullable String body) {
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + controlKey)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(url + " answered " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static SandboxProcess start(Path jar) {
        try {
            // Not beneath java.io.tmpdir's defaults of other programs; removed with target.
            var home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "sb");
            var command =
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx128m",
                            "-jar",
                            jar.toAbsolutePath().toString(),
                            "--data",
                            home.resolve("data").toString(),
                            "--keys",
                            home.resolve("keys").toString(),
                            "--json",
                            "--exit-with-stdin");
            var process =
                    new ProcessBuilder(command)
                            .redirectError(home.resolve("sandbox.log").toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            var line = process.inputReader(StandardCharsets.UTF_8).readLine();
            if (line == null) {
                throw new IllegalStateException(
                        Files.readString(home.resolve("sandbox.log")).strip());
            }
            return new SandboxProcess(
                    JSON.readTree(line),
                    home.resolve("keys"),
                    Files.readString(home.resolve("data").resolve("control.key")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
