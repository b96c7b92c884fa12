package io.larder.proof.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * What a row says more about its command: words separated by semicolons, each a name and a value.
 * Each name is told in proof/scenarios/README.md.
 */
record With(List<Word> words) {

    /** One of them. */
    record Word(String name, String value) {}

    static With parse(String cell) {
        var words = new ArrayList<Word>();
        for (var text : cell.split(";")) {
            if (!text.isBlank()) {
                var parts = text.strip().split(" +", 2);
                words.add(new Word(parts[0], parts.length == 1 ? "" : parts[1]));
            }
        }
        return new With(List.copyOf(words));
    }

    boolean has(String name) {
        return words.stream().anyMatch(word -> word.name().equals(name));
    }

    /** The value of the first word of this name, or another. */
    String get(String name, String otherwise) {
        return words.stream()
                .filter(word -> word.name().equals(name))
                .map(Word::value)
                .findFirst()
                .orElse(otherwise);
    }
}
