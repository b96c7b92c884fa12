package io.larder.assembly.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a start tells: addresses and sign-in. */
final class Greeting {

    private final StandalonePlatform platform;
    private final StartOptions options;

    Greeting(StandalonePlatform platform, StartOptions options) {
        this.platform = platform;
        this.options = options;
    }

    Map<String, @Nullable Object> object() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        var api = platform.parts().api();
        object.put("mode", options.mode().name());
        object.put("api", api);
        object.put("console", api + "/console/");
        object.put("machineKey", platform.parts().welcome().machineKey());
        object.put("firstSignIn", signIn());
        var sandbox = new LinkedHashMap<String, Object>();
        platform.channels().forEach((name, channel) -> sandbox.put(name, channel.about()));
        object.put("sandbox", sandbox);
        return object;
    }

    private @Nullable Object signIn() {
        var offer = platform.parts().welcome().signIn();
        return offer == null ? null : Map.of("user", offer.user(), "password", offer.password());
    }

    String text(Progress progress) {
        var api = platform.parts().api();
        var text = new StringBuilder();
        text.append(
                "%nLarder runs in %s mode, ready in %.1f s%n"
                        .formatted(options.mode(), progress.seconds()));
        line(text, "console", api + "/console/");
        var welcome = platform.parts().welcome();
        if (welcome.signIn() != null) {
            line(text, "sign in as", welcome.signIn().user());
            line(text, "password", welcome.signIn().password() + " (to be changed at once)");
        }
        line(text, "API", api + "/api/v1, described at " + api + "/openapi");
        if (welcome.machineKey() != null) {
            line(text, "machine key", welcome.machineKey());
        }
        platform.channels()
                .forEach(
                        (name, channel) ->
                                line(text, "sandbox", name + " payer page " + channel.payer()));
        line(text, "data", options.data().toString());
        return text.append("%nCtrl-C stops it.%n".formatted()).toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-13s %s%n".formatted(name, value));
    }
}
