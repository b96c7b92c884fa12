package io.larder.proof.load;

import java.time.Duration;

/**
 * How long a benchmark measures: so many rounds of so many seconds.
 *
 * @param full whether the largest size is measured too, where a benchmark has one
 */
public record BenchOptions(int rounds, Duration seconds, boolean full, boolean json) {

    /** Reads the command line. */
    public static BenchOptions of(String... arguments) {
        int rounds = 5;
        int seconds = 20;
        boolean full = false;
        boolean json = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
                case "--seconds" -> seconds = Integer.parseInt(arguments[++i]);
                case "--full" -> full = true;
                case "--json" -> json = true;
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return new BenchOptions(rounds, Duration.ofSeconds(seconds), full, json);
    }
}
