package io.larder.proof.load;

import io.larder.proof.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A benchmark's figures, floors and settings, printed for people or as JSON. */
final class Figures {

    private final String name;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final List<String> missed = new ArrayList<>();

    Figures(String name) {
        this.name = name;
    }

    /** A figure, rounded to three digits after the point. */
    void figure(String figure, double value) {
        figures.put(figure, Math.round(value * 1000) / 1000.0);
    }

    /** Settings to print beside the figures. */
    void settings(Map<String, ?> more) {
        settings.putAll(more);
    }

    void atLeast(String what, double value, double floor) {
        if (value < floor) {
            missed.add("%s is %.3f, at least %.3f is wanted".formatted(what, value, floor));
        }
    }

    void atMost(String what, double value, double ceiling) {
        if (value > ceiling) {
            missed.add("%s is %.3f, at most %.3f is wanted".formatted(what, value, ceiling));
        }
    }

    void must(String what, boolean holds) {
        if (!holds) {
            missed.add(what);
        }
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Prints; the exit code is 0 only when no floor was missed. */
    int print(boolean json) {
        if (json) {
            System.out.println(
                    Json.object(
                            "name", name,
                            "figures", figures,
                            "settings", settings,
                            "ok", missed.isEmpty()));
        } else {
            figures.forEach((figure, value) -> System.out.printf("%-28s %s%n", figure, value));
            settings.forEach((setting, value) -> System.out.printf("  %-26s %s%n", setting, value));
        }
        missed.forEach(what -> System.err.println("MISSED: " + what));
        return missed.isEmpty() ? 0 : 1;
    }
}
