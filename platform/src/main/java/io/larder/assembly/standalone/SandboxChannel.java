package io.larder.assembly.standalone;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * One channel of the sandbox, as the sandbox describes it.
 *
 * @param about {@code url}: what the adapter talks to instead of the vendor; {@code payer}: where a
 *     payer pays; {@code control}: faults, journal and clock; {@code merchantId}; {@code keys}: a
 *     folder of PEM files; and what else the sandbox says
 */
public record SandboxChannel(Map<String, String> about) {

    String control() {
        return of("control");
    }

    String payer() {
        return of("payer");
    }

    int port() {
        return URI.create(of("url")).getPort();
    }

    private String of(String member) {
        var value = about.get(member);
        if (value == null) {
            throw new IllegalStateException("the sandbox did not say its " + member);
        }
        return value;
    }

    /** The adapter's settings: {@code larder.channel.<name>.*}. */
    Map<String, String> settings(String name) {
        return Map.of("larder.channel." + name.toLowerCase(Locale.ROOT) + ".base-url", of("url"));
    }
}
