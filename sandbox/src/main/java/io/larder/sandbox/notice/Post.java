package io.larder.sandbox.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Posts letters over HTTP, at most so many at the same moment. */
final class Post {

    /** Both vendors want an answer within five seconds. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private static final int MOST_AT_ONCE = 64;

    /**
     * The merchant's answer.
     *
     * @param status 0 when there was none
     */
    record Reply(int status, String body) {}

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIME_LIMIT)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    /** A sandbox talks to this machine alone, whatever address an order names. */
    private static boolean isLoopback(URI address) {
        String host = address.getHost() == null ? "" : address.getHost();
        return host.equals("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[::1]");
    }

    /** Posts a letter and waits for the answer. */
    Reply deliver(Letter letter) {
        try {
            URI address = URI.create(letter.url());
            if (!isLoopback(address)) {
                return new Reply(0, "");
            }
            var request =
                    HttpRequest.newBuilder(address)
                            .timeout(TIME_LIMIT)
                            .POST(HttpRequest.BodyPublishers.ofString(letter.body()));
            letter.headers().forEach(request::header);
            places.acquire();
            try {
                var utf8 = HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
                HttpResponse<String> response = client.send(request.build(), utf8);
                return new Reply(response.statusCode(), response.body());
            } finally {
                places.release();
            }
        } catch (IOException | IllegalArgumentException undelivered) {
            return new Reply(0, "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reply(0, "");
        }
    }
}
