package io.larder.proof.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The order in which a command's refusals are judged, as docs/REFUSALS.md tells it: by verb its
 * steps, each of one code or of several that exclude each other. Each two steps that follow each
 * other must be proven by a row with reasons of both, refused with the first.
 */
record Precedence(Map<String, List<List<String>>> orders) {

    private static final Pattern HEADING = Pattern.compile("## `(\\w+)`.*");
    private static final Pattern STEP = Pattern.compile("[0-9]+[.] (`\\w+`(?:, `\\w+`)*).*");
    private static final Pattern CODE = Pattern.compile("\\w+");

    /** A row had both reasons and was refused with the first. */
    record Proven(String verb, String first, String over) {}

    static Precedence read(Path file) throws IOException {
        var orders = new LinkedHashMap<String, List<List<String>>>();
        List<List<String>> current = new ArrayList<>();
        for (var line : Files.readAllLines(file)) {
            var heading = HEADING.matcher(line);
            var step = STEP.matcher(line);
            if (heading.matches()) {
                current = new ArrayList<>();
                orders.put(heading.group(1), current);
            } else if (step.matches()) {
                current.add(CODE.matcher(step.group(1)).results().map(MatchResult::group).toList());
            }
        }
        return new Precedence(orders);
    }

    /** What the rows and the document do not say alike. */
    List<String> differences(Set<Proven> proven) {
        var wrong = new ArrayList<String>();
        for (var one : proven) {
            int first = step(one.verb(), one.first());
            int second = step(one.verb(), one.over());
            if (first < 0 || second < 0 || first >= second) {
                wrong.add("REFUSALS.md does not say what a scenario proves: " + one);
            }
        }
        orders.forEach((verb, steps) -> unproven(verb, steps, proven, wrong));
        return wrong;
    }

    private int step(String verb, String code) {
        var steps = orders.getOrDefault(verb, List.of());
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).contains(code)) {
                return i;
            }
        }
        return -1;
    }

    private static void unproven(
            String verb, List<List<String>> steps, Set<Proven> proven, List<String> wrong) {
        for (int i = 1; i < steps.size(); i++) {
            var earlier = steps.get(i - 1);
            var later = steps.get(i);
            boolean isProven =
                    proven.stream()
                            .anyMatch(
                                    one ->
                                            one.verb().equals(verb)
                                                    && earlier.contains(one.first())
                                                    && later.contains(one.over()));
            if (!isProven) {
                wrong.add(
                        "no scenario proves that %s judges %s over %s"
                                .formatted(verb, earlier, later));
            }
        }
    }
}
