package io.larder.identity;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where and up to which amount a credential holds, as it is kept beside it.
 *
 * @param stores ids, or {@code *} for every store there is and will be
 * @param terminals ids; empty for all terminals of the stores
 * @param capsMinor the largest single amount by operation, in fen
 */
record Grant(Set<String> stores, Set<String> terminals, Map<Operation, Long> capsMinor) {

    static final String ALL = "*";

    /** Every store, every terminal, no caps. */
    static final Grant EVERYWHERE = new Grant(Set.of(ALL), Set.of(), Map.of());

    static Grant parse(String stores, String terminals, String caps) {
        var capsMinor = new EnumMap<Operation, Long>(Operation.class);
        for (var cap : words(caps)) {
            int equals = cap.indexOf('=');
            capsMinor.put(
                    Operation.valueOf(cap.substring(0, equals)),
                    Long.parseLong(cap.substring(equals + 1)));
        }
        return new Grant(words(stores), words(terminals), capsMinor);
    }

    boolean allStores() {
        return stores.contains(ALL);
    }

    /** Whether it is limited to no store and no terminal. */
    boolean everywhere() {
        return allStores() && terminals.isEmpty();
    }

    String storesText() {
        return text(stores);
    }

    String terminalsText() {
        return text(terminals);
    }

    String capsText() {
        return capsMinor.entrySet().stream()
                .map(cap -> cap.getKey() + "=" + cap.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static String text(Set<?> words) {
        return words.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
    }

    static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(text.split(" ")));
    }
}
