package io.larder.proof.model;

import io.larder.proof.client.Http;
import io.larder.proof.client.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out of a sequence whatever it fails without: ever smaller pieces, each tried on fresh
 * cards, until no single step can go.
 */
final class Shrink {

    private final Http api;
    private final FreshCards cards;
    private final String tag;
    private int tries;

    Shrink(Http api, FreshCards cards, String tag) {
        this.api = api;
        this.cards = cards;
        this.tag = tag;
    }

    /** The shortest sequence found that still differs, played; nothing when it does not, alone. */
    Optional<Played> shortest(List<Step> drawn) throws IOException {
        var alone = left(drawn);
        if (alone.isPresent() || drawn.stream().allMatch(step -> step.copies() == 1)) {
            return alone;
        }
        // requests that are sent at once hardly meet on an idle platform
        try (var noise = new Noise(api, tag, cards)) {
            return left(drawn.stream().map(Step::crowded).toList());
        }
    }

    private Optional<Played> left(List<Step> steps) throws IOException {
        var played = failing(steps);
        if (played.isEmpty()) {
            return played;
        }
        var now = upTo(steps, played.get());
        for (int piece = Math.max(1, now.size() / 2); piece >= 1; ) {
            boolean smaller = false;
            for (int at = 0; at < now.size(); ) {
                var without = new ArrayList<>(now.subList(0, at));
                without.addAll(now.subList(Math.min(now.size(), at + piece), now.size()));
                var again = failing(without);
                if (again.isPresent()) {
                    played = again;
                    now = upTo(without, again.get());
                    smaller = true;
                } else {
                    at += piece;
                }
            }
            piece = smaller && piece == 1 ? 1 : piece / 2;
        }
        return played;
    }

    /** What comes after the step that showed it is not needed. */
    private static List<Step> upTo(List<Step> steps, Played played) {
        var shown = played.difference().orElseThrow().step();
        return steps.subList(0, steps.indexOf(shown) + 1);
    }

    private Optional<Played> failing(List<Step> steps) throws IOException {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        tries++;
        // the number decides only how the cards begin, which must not change
        int like = tag.endsWith("-inactive") ? 0 : 1;
        var hand = cards.hands(like, like + 1).getFirst();
        var played = new Played(api, "%s-%05d".formatted(tag, tries), hand);
        for (var step : steps) {
            if (step.verb() == Step.Verb.WAIT && played.difference().isEmpty()) {
                var advance = "PT" + step.hours() + "H";
                api.post("/sandbox/clock", Json.object("advance", advance)).accepted();
            }
            played.play(step, true);
        }
        played.lookAtAll(steps.getLast());
        return Optional.of(played).filter(one -> one.difference().isPresent());
    }

    int tries() {
        return tries;
    }
}
