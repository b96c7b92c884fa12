package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a start tells: addresses and sign-in.
 *
 * @param api its address, such as {@code http://127.0.0.1:8080}
 * @param channels of the sandbox by name; empty without one
 * @param data the data directory
 */
record Greeting(
        Mode mode, String api, Welcome welcome, Map<String, SandboxChannel> channels, Path data) {

    Map<String, @Nullable Object> object() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("mode", mode.name());
        object.put("api", api);
        object.put("console", api + "/console/");
        object.put("machineKey", welcome.machineKey());
        object.put("firstSignIn", signIn());
        var sandbox = new LinkedHashMap<String, Object>();
        channels.forEach((name, channel) -> sandbox.put(name, channel.about()));
        object.put("sandbox", sandbox);
        return object;
    }

    private @Nullable Object signIn() {
        var offer = welcome.signIn();
        return offer == null ? null : Map.of("user", offer.user(), "password", offer.password());
    }

    String text(Progress progress) {
        var text = new StringBuilder();
        text.append(
                "%nLarder runs in %s mode, ready in %.1f s%n".formatted(mode, progress.seconds()));
        line(text, "console", api + "/console/");
        if (welcome.signIn() != null) {
            line(text, "sign in as", welcome.signIn().user());
            line(text, "password", welcome.signIn().password() + " (to be changed at once)");
        }
        line(text, "API", api + "/api/v1, described at " + api + "/openapi");
        if (welcome.machineKey() != null) {
            line(text, "machine key", welcome.machineKey());
        }
        channels.forEach(
                (name, channel) -> line(text, "sandbox", name + " payer page " + channel.payer()));
        line(text, "data", data.toString());
        return text.append("%nCtrl-C stops it.%n".formatted()).toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-13s %s%n".formatted(name, value));
    }
}
