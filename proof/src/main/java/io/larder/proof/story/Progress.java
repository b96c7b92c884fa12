package io.larder.proof.story;

import java.io.PrintStream;

/** Says on stderr what is being done, and since when. */
public final class Progress {

    private final PrintStream out;
    private final long from = System.nanoTime();

    /** Begins now. */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** One line. */
    public void say(String line) {
        out.printf("%6.1f s  %s%n", seconds(), line);
        out.flush();
    }

    /** Since the beginning. */
    public double seconds() {
        return (System.nanoTime() - from) / 1e9;
    }
}
