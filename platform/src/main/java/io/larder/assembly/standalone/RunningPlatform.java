package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import io.larder.identity.MachineKeys;
import io.larder.identity.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of the platform that runs on a data directory, for one command. */
final class RunningPlatform implements AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final Path data;
    private final String api;
    private final String key;
    private final Runnable atEnd;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    private RunningPlatform(Path data, String api, String key, Runnable atEnd) {
        this.data = data;
        this.api = api;
        this.key = key;
        this.atEnd = atEnd;
    }

    /** What the API said. */
    record Answer(int status, JsonNode body) {

        boolean ok() {
            return status == 200;
        }

        /** A problem's code, title and detail, for a person. */
        String problem() {
            return "%s: %s. %s"
                    .formatted(
                            body.path("code").asString("status_" + status),
                            body.path("title").asString(""),
                            body.path("detail").asString(""));
        }
    }

    /**
     * Reaches it.
     *
     * @param key the caller's key; without one a sandbox gives a key for this command alone
     * @param operations what the command does
     */
    static RunningPlatform of(Path data, @Nullable String key, Set<Operation> operations) {
        try {
            var stamp = DataDirectory.stampOf(data);
            var running = Running.read(data);
            if (running == null || ProcessHandle.of(running.pid()).isEmpty()) {
                throw none(data);
            }
            if (key != null) {
                return new RunningPlatform(data, running.api(), key, () -> {});
            }
            if (stamp.mode() != Mode.SANDBOX) {
                throw new DataDirectory.Refused(
                        "say who asks, with --key-file FILE or the environment variable LARDER_KEY:"
                                + " a machine key with the operations "
                                + operations
                                + ", limited to no store (\"key new\" makes one)");
            }
            return withOwnKey(data, running.api(), operations);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the data directory " + data, e);
        }
    }

    /** A key that ends with the command: who may write the sandbox's data may do all in it. */
    private static RunningPlatform withOwnKey(Path data, String api, Set<Operation> operations) {
        try (var database = LocalDatabase.of(data);
                var rooms = Rooms.open(database)) {
            var made =
                    rooms.getBean(MachineKeys.class)
                            .create("command", operations, Set.of("*"), Map.of());
            return new RunningPlatform(data, api, made.key(), () -> revoke(data, made.id()));
        }
    }

    private static void revoke(Path data, String id) {
        try (var database = LocalDatabase.of(data);
                var rooms = Rooms.open(database)) {
            rooms.getBean(MachineKeys.class).revoke(id);
        }
    }

    private static DataDirectory.Refused none(Path data) {
        return new DataDirectory.Refused(
                "no platform runs on %s: start it first, with \"./larder start --data %s\""
                        .formatted(data, data));
    }

    /** Reads something. */
    Answer get(String path) {
        return send(request(path, Duration.ofMinutes(5)).GET().build());
    }

    /**
     * Asks for something to be done.
     *
     * @param body a file, or no body
     */
    Answer post(String path, String idempotencyKey, BodyPublisher body, Duration patience) {
        var request = request(path, patience).header("Idempotency-Key", idempotencyKey).POST(body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/octet-stream");
        }
        return send(request.build());
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + key)
                .header("Accept-Language", Locale.getDefault().toLanguageTag());
    }

    private Answer send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), json(answer.body()));
        } catch (ConnectException nobody) {
            throw none(data);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the platform at %s broke off; the same command can be given again"
                            .formatted(api),
                    e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    @Override
    public void close() {
        http.close();
        atEnd.run();
    }
}
