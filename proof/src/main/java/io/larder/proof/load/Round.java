package io.larder.proof.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one timed round came to.
 *
 * @param jvmEachUs CPU of the JVM for each, in microseconds
 * @param databaseEachUs CPU of the database for each, in microseconds
 */
public record Round(
        int count,
        double perSecond,
        double p50Ms,
        double p99Ms,
        double jvmEachUs,
        double databaseEachUs) {

    /** Out of sorted timings of a round that took so long and so much CPU. */
    public static Round of(Timings timings, double seconds, Cpu cpu) {
        int count = Math.max(1, timings.count());
        return new Round(
                count,
                count / seconds,
                timings.milliseconds(0.50),
                timings.milliseconds(0.99),
                (double) cpu.jvmUs() / count,
                (double) cpu.databaseUs() / count);
    }

    /** CPU of JVM and database for each, in microseconds. */
    public double cpuEachUs() {
        return jvmEachUs + databaseEachUs;
    }

    /** The middle one of an odd number of figures. */
    public static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Figures.median(rounds.stream().map(figure::applyAsDouble).toList());
    }

    /** In one line. */
    public String text() {
        return "%,9.0f/s   p50 %7.2f ms   p99 %7.2f ms   CPU each %6.0f us JVM, %6.0f us database"
                .formatted(perSecond, p50Ms, p99Ms, jvmEachUs, databaseEachUs);
    }
}
