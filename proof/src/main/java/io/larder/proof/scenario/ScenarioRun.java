package io.larder.proof.scenario;

import io.larder.proof.client.Json;
import io.larder.proof.client.Larder;
import io.larder.proof.client.RunningPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plays scenarios against one platform, one after the other: they share its clock. */
public final class ScenarioRun {

    private static final Pattern ELSEWHERE = Pattern.compile("[|] `(\\w+)` [|] (.+) [|]");

    private final Path home = Larder.path().toAbsolutePath().resolveSibling("");
    private final Seen seen = new Seen();
    private final List<String> wrong = new ArrayList<>();
    private int played;

    /**
     * Plays those that are wanted.
     *
     * @param wanted by file and title
     * @param heard is told of each that came out otherwise
     */
    public void play(RunningPlatform platform, Predicate<String> wanted, Consumer<String> heard)
            throws IOException {
        var house = new House(platform);
        for (var scenario : ScenarioFile.readAll(home.resolve("proof/scenarios"))) {
            var name = "%s, \"%s\"".formatted(scenario.file(), scenario.title());
            if (wanted.test(name)) {
                played++;
                var tag = "scenario-%d-%d".formatted(System.nanoTime() % 1_000_000, played);
                new Play(scenario, house, seen, tag)
                        .run()
                        .map(what -> "%s, %s".formatted(name, what))
                        .ifPresent(
                                what -> {
                                    wrong.add(what);
                                    heard.accept(what);
                                });
            }
        }
    }

    /** What came out otherwise. */
    public List<String> wrong() {
        return wrong;
    }

    /** What all scenarios together leave out: codes, endpoints, orders of judging. */
    List<String> missing() throws IOException {
        var api = Json.parse(Files.readString(home.resolve("docs/openapi.json")));
        var missing = seen.missing(api, elsewhere());
        var refusals = Precedence.read(home.resolve("docs/REFUSALS.md"));
        missing.addAll(refusals.differences(seen.precedences()));
        return missing;
    }

    private Map<String, String> elsewhere() throws IOException {
        return Files.readAllLines(home.resolve("proof/scenarios/elsewhere.md")).stream()
                .map(ELSEWHERE::matcher)
                .filter(row -> row.matches())
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    /** How much was played. */
    String figures() {
        return "%d scenarios, %d rows, %d codes of refusal: %s, %d failed"
                .formatted(
                        played,
                        seen.rows(),
                        seen.codes(),
                        wrong.isEmpty() ? "all passed" : "not passed",
                        wrong.size());
    }
}
