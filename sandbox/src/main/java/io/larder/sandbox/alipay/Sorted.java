package io.larder.sandbox.alipay;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text that RSA2 signs: parameters sorted by name, those without a value left out. */
final class Sorted {

    private Sorted() {}

    static String text(Map<String, String> parameters, Set<String> leftOut) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(p -> !leftOut.contains(p.getKey()) && !p.getValue().isEmpty())
                        .map(p -> p.getKey() + "=" + p.getValue())
                        .collect(Collectors.joining("&"));
    }
}
