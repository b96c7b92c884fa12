package io.larder.proof.load;

import io.larder.proof.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A benchmark's figures, floors and settings, printed for people or as JSON. */
public final class Figures {

    private final String name;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final List<String> missed = new ArrayList<>();

    /** No figures yet, of a benchmark's name. */
    public Figures(String name) {
        this.name = name;
    }

    /** A figure, rounded to three digits after the point. */
    public void figure(String figure, double value) {
        figures.put(figure, Math.round(value * 1000) / 1000.0);
    }

    /** Settings to print beside the figures. */
    public void settings(Map<String, ?> more) {
        settings.putAll(more);
    }

    /** Notes a miss when a figure is below its floor. */
    public void atLeast(String what, double value, double floor) {
        if (value < floor) {
            missed.add("%s is %.3f, at least %.3f is wanted".formatted(what, value, floor));
        }
    }

    /** Notes a miss when a figure is above its ceiling. */
    public void atMost(String what, double value, double ceiling) {
        if (value > ceiling) {
            missed.add("%s is %.3f, at most %.3f is wanted".formatted(what, value, ceiling));
        }
    }

    /** Notes a miss when something does not hold. */
    public void must(String what, boolean holds) {
        if (!holds) {
            missed.add(what);
        }
    }

    /** The middle one of an odd number of values. */
    public static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Prints; the exit code is 0 only when no floor was missed. */
    public int print(boolean json) {
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
