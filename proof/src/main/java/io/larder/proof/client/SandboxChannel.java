package io.larder.proof.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * The simulator of one channel.
 *
 * @param name upper case
 * @param payer where a payer pays
 * @param control where faults are asked for and the journal is read
 * @param about what the platform's start said of it
 */
public record SandboxChannel(String name, Http payer, Http control, Json about) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    static SandboxChannel of(String name, Json about, String controlKey) {
        var bearer = Map.of("Authorization", "Bearer " + controlKey);
        return new SandboxChannel(
                name,
                new Http(about.at("payer").text(), Map.of(), LIMIT),
                new Http(about.at("control").text(), bearer, LIMIT),
                about);
    }

    /** Scans a code and pays, refuses or cancels. */
    public Answer pay(String qr, String outcome) throws IOException {
        return payer.post("/pay", Json.object("qr", qr, "outcome", outcome));
    }

    /** Asks for faults by name. */
    public void faults(Json plan) throws IOException {
        control.put("/faults", plan).accepted();
    }

    /** What was asked for and injected so far. */
    public Json injected() throws IOException {
        return control.get("/faults").accepted();
    }

    /** The money that moved. */
    public Json journal() throws IOException {
        return control.get("/journal").accepted();
    }
}
