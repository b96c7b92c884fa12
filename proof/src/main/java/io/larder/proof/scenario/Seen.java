package io.larder.proof.scenario;

import io.larder.proof.client.Json;
import io.larder.proof.scenario.Scenario.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the scenarios came by, held against all that the API file lists. */
final class Seen {

    private final Set<String> codes = new TreeSet<>();
    private final Set<String> refusedPaths = new HashSet<>();
    private final Set<Precedence.Proven> precedences = new HashSet<>();
    private int rows;

    /** A row came out as it must. */
    void row(Line line, String path) {
        rows++;
        if (line.refused()) {
            codes.add(line.outcome());
            refusedPaths.add(path);
            for (var word : line.with().words()) {
                if (word.name().equals("over")) {
                    precedences.add(
                            new Precedence.Proven(line.verb(), line.outcome(), word.value()));
                }
            }
        }
    }

    int rows() {
        return rows;
    }

    int codes() {
        return codes.size();
    }

    Set<Precedence.Proven> precedences() {
        return precedences;
    }

    /**
     * Codes and endpoints that no row was refused with or at.
     *
     * @param api the API file
     * @param elsewhere codes that are proven elsewhere, with the reason
     */
    List<String> missing(Json api, Map<String, String> elsewhere) {
        var missing = new ArrayList<String>();
        var listed = new TreeSet<String>();
        api.at("components", "schemas", "Problem", "properties", "code", "enum")
                .items()
                .forEach(code -> listed.add(code.text()));
        for (var code : listed) {
            if (!codes.contains(code) && !elsewhere.containsKey(code)) {
                missing.add("no scenario is refused with " + code);
            }
            if (codes.contains(code) && elsewhere.containsKey(code)) {
                missing.add(code + " stands in elsewhere.md, and a scenario meets it");
            }
        }
        elsewhere.keySet().stream()
                .filter(code -> !listed.contains(code))
                .forEach(
                        code ->
                                missing.add(
                                        "elsewhere.md names %s, the API does not".formatted(code)));
        api.at("paths")
                .members()
                .forEach(
                        (path, methods) -> {
                            if (methods.find("post").isPresent() && !isRefused(path)) {
                                missing.add("no scenario is refused at POST " + path);
                            }
                        });
        return missing;
    }

    private boolean isRefused(String template) {
        var pattern = template.replaceAll("[{][^}]+[}]", "[^/]+");
        return refusedPaths.stream().anyMatch(path -> path.matches(pattern));
    }
}
