package io.larder.proof.load;

import java.util.concurrent.locks.LockSupport;

/** Keeps a load at its rate. */
public final class Pace {

    private Pace() {}

    /** Returns when {@link System#nanoTime} has come to this moment, at once when it is past. */
    public static void until(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
