package io.larder.simulation.world;

import java.util.List;
import java.util.SplittableRandom;

/** A stream of random choices; the same seed and name give the same stream. */
public final class Chance {

    private final SplittableRandom random;

    /** Named streams keep apart: more of one kind of choice leaves the others as they were. */
    public Chance(long seed, String name) {
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ name.hashCode());
    }

    /** True with this probability, 0 to 1. */
    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code from} to {@code to}, both included. */
    public int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** A probability up to {@code most}; none at all as often as not. */
    public double upTo(double most) {
        return happens(0.5) ? 0 : random.nextDouble() * most;
    }

    /** A time up to {@code most}, small ones as likely as large ones of ten times the size. */
    public long time(long most) {
        return (long) Math.pow(most + 1.0, random.nextDouble());
    }

    /** One of these. */
    public <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
