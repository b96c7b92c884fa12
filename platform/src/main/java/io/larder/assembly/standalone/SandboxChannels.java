package io.larder.assembly.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The channels' sandbox as it is called, by the process that runs it and by those beside it. */
public final class SandboxChannels implements AutoCloseable {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

    private final Map<String, SandboxChannel> channels;
    private final String controlKey;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CALL_LIMIT).build();

    private SandboxChannels(Map<String, SandboxChannel> channels, String controlKey) {
        this.channels = channels;
        this.controlKey = controlKey;
    }

    /**
     * @param channels by name, upper case
     * @param data where the sandbox keeps its journals, and the key of its controls
     */
    static SandboxChannels of(Map<String, SandboxChannel> channels, Path data) throws IOException {
        var key = Files.readString(data.resolve("control.key")).strip();
        return new SandboxChannels(Map.copyOf(new TreeMap<>(channels)), key);
    }

    Map<String, SandboxChannel> channels() {
        return new TreeMap<>(channels);
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
        channels().forEach((name, channel) -> setClock(name, channel, offset));
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

    @Override
    public void close() {
        http.close();
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "SandboxChannels" + channels.keySet();
    }
}
