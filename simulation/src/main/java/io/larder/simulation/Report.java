package io.larder.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a run.
 *
 * @param traceHash equal for equal runs, step by step
 */
record Report(
        long from,
        long seeds,
        int commands,
        int attempts,
        int crashes,
        int innocentFaults,
        int violations,
        @Nullable String firstViolation,
        String traceHash,
        double seconds) {

    private Map<String, @Nullable Object> figures() {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("from", from);
        all.put("seeds", seeds);
        all.put("commands", commands);
        all.put("attempts", attempts);
        all.put("crashes", crashes);
        all.put("given_up", innocentFaults);
        all.put("violations", violations);
        all.put("first_violation", firstViolation);
        all.put("trace_hash", traceHash);
        all.put("seconds", Math.round(seconds * 10) / 10.0);
        return all;
    }

    String json() {
        return JsonMapper.builder().build().writeValueAsString(figures());
    }

    String text() {
        return figures().entrySet().stream()
                .map(figure -> "%-16s %s".formatted(figure.getKey(), figure.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** Adds it to a file of proofs. */
    void append(Path file) throws IOException {
        var text =
                "%n## Simulation of %,d seeds%n%n`./larder simulate --seeds %d --from %d`%n%n```%n%s%n```%n"
                        .formatted(seeds, seeds, from, text());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
