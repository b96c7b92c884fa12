package io.larder.assembly.standalone;

import java.io.PrintStream;

/** Tells the person at the terminal what is going on; never on stdout, which is for results. */
final class Progress {

    private final PrintStream err;
    private final long began = System.nanoTime();

    Progress(PrintStream err) {
        this.err = err;
    }

    /** One line, with the seconds since the start. */
    void say(String text) {
        err.printf("%6.1f s  %s%n", seconds(), text);
    }

    /** Seconds since the command began. */
    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}
