package io.larder.proof.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A member of staff with a session, as a browser has one: what a machine key may not do. */
public final class Person {

    /** What everyone here chooses: these platforms are gone in minutes. */
    private static final String OWN_PASSWORD = "seven green pears and plums";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Person() {}

    /**
     * Makes a member of staff for all stores, and signs them in.
     *
     * @param capsMinor the largest single amount by operation, in fen
     */
    public static Http signedIn(
            RunningPlatform platform, String user, List<String> roles, Map<String, Long> capsMinor)
            throws IOException {
        var caps = Json.object();
        capsMinor.forEach((operation, minor) -> caps.members().put(operation, Json.of(minor)));
        var wish = Json.object("user", user, "roles", roles, "stores", List.of("*"));
        wish.members().put("capsMinor", caps);
        var made = platform.api().post("/api/v1/staff", wish).accepted();
        var first = made.at("oneTimePassword").text();
        var session = session(platform, user, first);
        var change = Json.object("current", first, "next", OWN_PASSWORD);
        var changed = session.post("/api/v1/session/password", change);
        if (!changed.ok()) {
            throw new IOException("the password stays: " + changed.body());
        }
        return session;
    }

    private static Http session(RunningPlatform platform, String user, String password)
            throws IOException {
        var address = URI.create(platform.address()).resolve("/api/v1/session");
        var body = Json.object("user", user, "password", password).toString();
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        try (var browser = HttpClient.newHttpClient()) {
            var answer = browser.send(request.build(), BodyHandlers.ofString());
            var cookie =
                    answer.headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow(() -> new IOException("not signed in: " + answer.body()));
            var headers = new HashMap<String, String>();
            headers.put("Cookie", cookie.substring(0, cookie.indexOf(';')));
            headers.put("X-CSRF-Token", Json.parse(answer.body()).at("csrfToken").text());
            return new Http(platform.address(), headers, LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
