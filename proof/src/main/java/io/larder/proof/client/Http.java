package io.larder.proof.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/** Calls an HTTP server at one address, with JSON both ways. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    private final String base;
    private final Map<String, String> headers;
    private final Duration limit;

    /** Calls with these headers on every request, each within a limit. */
    public Http(String base, Map<String, String> headers, Duration limit) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.headers = Map.copyOf(headers);
        this.limit = limit;
    }

    /** Reads. */
    public Answer get(String path) throws IOException {
        return call("GET", path, "", Map.of());
    }

    /** Posts without an idempotency key. */
    public Answer post(String path, Json body) throws IOException {
        return call("POST", path, body.toString(), Map.of());
    }

    /** Posts under an idempotency key. */
    public Answer post(String path, Json body, String key) throws IOException {
        return call("POST", path, body.toString(), Map.of("Idempotency-Key", key));
    }

    /** Puts. */
    public Answer put(String path, Json body) throws IOException {
        return call("PUT", path, body.toString(), Map.of());
    }

    /** Any request; an IOException means that its outcome is unknown. */
    public Answer call(String method, String path, String body, Map<String, String> more)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(limit);
        headers.forEach(request::header);
        if (!body.isEmpty() && !more.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        more.forEach(request::header);
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        try {
            var answer =
                    CLIENT.send(
                            request.method(method, publisher).build(),
                            BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    answer.statusCode(),
                    json(answer.body()),
                    answer.headers().firstValue("Idempotency-Replayed").isPresent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static Json json(String body) {
        return body.startsWith("{") || body.startsWith("[") ? Json.parse(body) : Json.of(body);
    }
}
