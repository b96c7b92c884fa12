package io.larder.simulation;

import io.larder.simulation.Simulation.Ended;
import io.larder.simulation.Simulation.Setup;
import io.larder.simulation.store.Plant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ./larder simulate}: one world for each seed; exit code 1 when one has a violation. */
public final class Simulate {

    private static final int WHOLE = Integer.MAX_VALUE;
    private static final int LONGEST_TRACE = 200;

    private final Options options;
    private int commands;
    private int attempts;
    private int crashes;
    private int innocentFaults;
    private long hash = 1;
    private final List<String> violations = new ArrayList<>();
    private @Nullable String first;
    private @Nullable Setup failed;

    private Simulate(Options options) {
        this.options = options;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        var options = Options.of(arguments);
        if (options != null && options.planted()) {
            System.exit(Planted.allFound() ? 0 : 1);
        }
        System.exit(options == null ? 0 : new Simulate(options).run());
    }

    private int run() throws IOException {
        long began = System.nanoTime();
        for (long seed = options.from(); seed < options.from() + options.seeds(); seed++) {
            var setup = whole(seed, options.plants());
            take(setup, Simulation.run(setup));
            progress(seed - options.from() + 1, began);
        }
        var report = report((System.nanoTime() - began) / 1e9);
        System.out.println(options.json() ? report.json() : report.text());
        if (failed != null) {
            explain(failed, options.trace());
        }
        if (options.append() != null) {
            report.append(options.append());
        }
        return violations.isEmpty() ? 0 : 1;
    }

    /** A world with everything. */
    static Setup whole(long seed, Set<Plant> plants) {
        return new Setup(seed, WHOLE, EnumSet.allOf(Trouble.class), plants, false);
    }

    private void take(Setup setup, Ended ended) {
        commands += ended.commands();
        attempts += ended.attempts();
        crashes += ended.crashes();
        innocentFaults += ended.innocentFaults();
        hash = hash * 31 + ended.traceHash();
        if (!ended.violations().isEmpty()) {
            violations.add("seed %d: %s".formatted(setup.seed(), ended.violations().getFirst()));
            System.err.println(violations.getLast());
            if (failed == null) {
                failed = setup;
                first = violations.getFirst();
            }
        }
    }

    private void progress(long done, long began) {
        if (done % 1_000 == 0) {
            System.err.printf(
                    "%,d seeds, %.0f s, %d violations%n",
                    done, (System.nanoTime() - began) / 1e9, violations.size());
        }
    }

    private Report report(double seconds) {
        return new Report(
                options.from(),
                options.seeds(),
                commands,
                attempts,
                crashes,
                innocentFaults,
                violations.size(),
                first,
                "%016x".formatted(hash),
                seconds);
    }

    private static void explain(Setup failed, @Nullable Path traceFile) throws IOException {
        var shortest = Shrink.shrink(failed);
        var ended = Simulation.run(shortest);
        var trace = ended.trace();
        System.err.printf(
                "%nseed %d fails already with %d commands and %s:%n",
                failed.seed(), ended.commands(), shortest.troubles());
        if (traceFile != null) {
            Files.write(traceFile, trace);
        }
        trace.subList(Math.max(0, trace.size() - LONGEST_TRACE), trace.size())
                .forEach(System.err::println);
        ended.violations().stream().limit(5).forEach(System.err::println);
        System.err.printf("again: ./larder simulate --seeds 1 --from %d%n", failed.seed());
    }
}
