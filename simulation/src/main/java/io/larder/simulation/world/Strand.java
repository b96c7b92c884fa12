package io.larder.simulation.world;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the simulated world, run as a coroutine on the simulator's own thread: it goes on
 * only when the world says so, and a strand whose host has died is simply never resumed.
 */
public final class Strand {

    private static final ContinuationScope SCOPE = new ContinuationScope("simulation");

    private final World world;
    private final Host host;
    private final String name;
    private final Continuation continuation;
    private @Nullable Strand waitsForMyEnd;
    private long waitNumber;
    private boolean waiting;
    private boolean woken;

    Strand(World world, Host host, String name, Runnable work) {
        this.world = world;
        this.host = host;
        this.name = name;
        this.continuation = new Continuation(SCOPE, work);
    }

    /** Lets time pass. */
    public void pause(long micros) {
        long until = world.micros() + micros;
        while (world.micros() < until) {
            waitAtMost(until - world.micros());
        }
    }

    /** Waits to be woken, at most so long; a wake that came before counts. */
    public void waitAtMost(long micros) {
        if (!woken) {
            waiting = true;
            resumeAfter(micros);
            if (!Continuation.yield(SCOPE)) {
                throw new IllegalStateException("the strand cannot yield here");
            }
            waiting = false;
        }
        woken = false;
    }

    /** Ends its wait, or its next one. */
    public void wake() {
        if (!woken) {
            woken = true;
            if (waiting) {
                resumeAfter(world.latency());
            }
        }
    }

    /** Waits for another strand's end, at most so long. */
    public void join(Strand other, long micros) {
        long until = world.micros() + micros;
        other.waitsForMyEnd = this;
        while (!other.continuation.isDone() && world.micros() < until) {
            waitAtMost(until - world.micros());
        }
    }

    private void resumeAfter(long micros) {
        long number = ++waitNumber;
        world.after(
                micros,
                host,
                () -> {
                    if (number == waitNumber) {
                        go();
                    }
                });
    }

    void go() {
        waitNumber++;
        world.run(this);
        if (continuation.isDone() && waitsForMyEnd != null) {
            waitsForMyEnd.wake();
        }
    }

    void enter() {
        continuation.run();
    }

    /** The process it belongs to. */
    public Host host() {
        return host;
    }

    @Override
    public String toString() {
        return host + "/" + name;
    }
}
