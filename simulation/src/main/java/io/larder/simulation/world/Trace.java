package io.larder.simulation.world;

import java.util.ArrayList;
import java.util.List;

/** What happened, step by step: always as a hash, and as lines when they are asked for. */
public final class Trace {

    private final boolean kept;
    private final List<String> lines = new ArrayList<>();
    private long hash = 0xcbf29ce484222325L;

    /**
     * @param kept whether the lines are kept
     */
    public Trace(boolean kept) {
        this.kept = kept;
    }

    void note(long micros, String line) {
        mix(micros);
        for (int i = 0; i < line.length(); i++) {
            mix(line.charAt(i));
        }
        if (kept) {
            lines.add("%,15d  %s".formatted(micros, line));
        }
    }

    private void mix(long value) {
        hash = (hash ^ value) * 0x100000001b3L;
    }

    /** Equal for equal runs. */
    public long hash() {
        return hash;
    }

    /** The lines, each with its time in microseconds. */
    public List<String> lines() {
        return lines;
    }
}
