package io.larder.proof.scenario;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Json;
import io.larder.proof.scenario.Scenario.Line;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plays one scenario: after every row the answer is compared, and what every card holds. After a
 * refusal a card must be exactly as it was, its lots and its version too.
 */
final class Play {

    private final Scenario scenario;
    private final Seen seen;
    private final Stage stage;
    private final Map<String, Json> balances = new LinkedHashMap<>();
    private final Map<String, Json> first = new HashMap<>();

    Play(Scenario scenario, House house, Seen seen, String tag) {
        this.scenario = scenario;
        this.seen = seen;
        this.stage = new Stage(house, tag);
    }

    /** The first row that came out otherwise, or nothing. */
    Optional<String> run() {
        int row = 0;
        try {
            stage.open(scenario.cards());
            for (var card : scenario.columns()) {
                balances.put(card, stage.balance(card));
            }
            for (var line : scenario.lines()) {
                row = line.number();
                var wrong = play(line);
                if (wrong.isPresent()) {
                    return wrong.map(what -> "%s: %s".formatted(line, what));
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException broken) {
            return Optional.of("row %d broke off: %s".formatted(row, broken));
        }
    }

    private Optional<String> play(Line line) throws IOException {
        var answer = Verbs.named(line.verb()).play(line, stage);
        var wrong = judge(line, answer);
        if (wrong.isPresent()) {
            return wrong.map(
                    what ->
                            "expected %s, got %d %s"
                                    .formatted(what, answer.status(), answer.body()));
        }
        seen.row(line, stage.lastPath());
        if (answer.ok() && line.with().has("as")) {
            stage.name(line.with().get("as", ""), answer.body());
        }
        return holdings(line);
    }

    /** What was expected and did not come. */
    private Optional<String> judge(Line line, Answer answer) {
        if (line.refused()) {
            boolean same = answer.refused() && answer.code().equals(Optional.of(line.outcome()));
            return same ? Optional.empty() : Optional.of(line.outcome());
        }
        boolean replayed = line.outcome().equals("replayed");
        if (!answer.ok() || answer.replayed() != replayed) {
            return Optional.of(line.outcome());
        }
        var key = line.with().get("key", "");
        var before = first.putIfAbsent(key, answer.body());
        if (replayed && before != null && !before.find("id").equals(answer.body().find("id"))) {
            return Optional.of("the answer " + before);
        }
        return Stream.of(line.expect().split(", "))
                .skip(1)
                .filter(more -> !says(answer.body(), more.strip()))
                .findFirst();
    }

    /** Whether a member, named by its path, has a value. */
    private boolean says(Json body, String pathAndValue) {
        var words = pathAndValue.split(" ", 2);
        var member = body.at(words[0].split("[.]"));
        var text = member.value() instanceof String string ? string : member.toString();
        return text.equals(stage.id(words[1]));
    }

    private Optional<String> holdings(Line line) throws IOException {
        for (int i = 0; i < scenario.columns().size(); i++) {
            var card = scenario.columns().get(i);
            var before = balances.getOrDefault(card, Json.NULL);
            var now = stage.balance(card);
            balances.put(card, now);
            var cell = line.balances().get(i);
            if (line.refused() && !now.equals(before)) {
                return Optional.of(
                        "%s changed, though it was refused: %s, before %s"
                                .formatted(card, now, before));
            }
            var must = cell.isEmpty() ? Holding.of(before) : Holding.parse(cell);
            if (!Holding.of(now).equals(must)) {
                return Optional.of(
                        "%s must hold %s, and holds %s".formatted(card, must, Holding.of(now)));
            }
        }
        return Optional.empty();
    }
}
