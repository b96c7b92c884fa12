package io.larder.proof.load;

import java.util.Arrays;
import java.util.List;

/** How long each of many things took, in nanoseconds. One thread adds. */
public final class Timings {

    private long[] nanos = new long[1024];
    private int count;

    /** Adds one. */
    public void add(long tookNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = tookNanos;
    }

    /** All of these together, sorted. */
    public static Timings all(List<Timings> parts) {
        var all = new Timings();
        for (var part : parts) {
            for (int i = 0; i < part.count; i++) {
                all.add(part.nanos[i]);
            }
        }
        Arrays.sort(all.nanos, 0, all.count);
        return all;
    }

    /** How many. */
    public int count() {
        return count;
    }

    /** Of sorted timings, the one that this share is not above, in milliseconds. */
    public double milliseconds(double share) {
        return count == 0 ? 0 : nanos[(int) Math.min(count - 1, (long) (share * count))] / 1e6;
    }
}
