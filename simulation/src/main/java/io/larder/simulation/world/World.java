package io.larder.simulation.world;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Virtual time, and what happens at each point of it; one world runs on one thread. */
public final class World {

    private static final int LATENCY_MICROS = 200;
    private static final ThreadLocal<@Nullable World> CURRENT = new ThreadLocal<>();

    private record Event(long at, long number, Host host, Runnable what) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final Chance scheduling;
    private final Trace trace;
    private long micros;
    private long numbers;
    private @Nullable Strand current;

    /** A world at time zero; it becomes the calling thread's. */
    public World(long seed, Trace trace) {
        this.scheduling = new Chance(seed, "scheduling");
        this.trace = trace;
        CURRENT.set(this);
    }

    /** The world of this thread. */
    public static World current() {
        var world = CURRENT.get();
        if (world == null) {
            throw new IllegalStateException("no world on this thread");
        }
        return world;
    }

    /** Microseconds since it began. */
    public long micros() {
        return micros;
    }

    /** A small time that decides who comes first. */
    public long latency() {
        return scheduling.between(1, LATENCY_MICROS);
    }

    /** The choices of who goes when. */
    public Chance scheduling() {
        return scheduling;
    }

    /** Says what happened. */
    public void note(String line) {
        trace.note(micros, line);
    }

    /** Does something later, unless the host is dead by then. */
    public void after(long delay, Host host, Runnable what) {
        events.add(new Event(micros + Math.max(0, delay), numbers++, host, what));
    }

    /** A strand that is not started yet. */
    public Strand strand(Host host, String name, Runnable work) {
        return new Strand(this, host, name, work);
    }

    /** Starts it a little later. */
    public void start(Strand strand) {
        after(latency(), strand.host(), strand::go);
    }

    /** The strand that runs now. */
    public Strand running() {
        if (current == null) {
            throw new IllegalStateException("no strand runs");
        }
        return current;
    }

    /** Runs until it is so, or until the time is over; false then. */
    public boolean runUntil(BooleanSupplier enough, long longestMicros) {
        long until = micros + longestMicros;
        while (!enough.getAsBoolean()) {
            var next = events.peek();
            if (next == null || next.at > until) {
                micros = until;
                return false;
            }
            events.poll();
            step(next);
        }
        return true;
    }

    private void step(Event next) {
        micros = next.at;
        if (next.host.isDead()) {
            return;
        }
        if (next.host.stalledUntil() > micros) {
            after(next.host.stalledUntil() - micros, next.host, next.what);
        } else {
            next.what.run();
        }
    }

    void run(Strand strand) {
        var before = current;
        current = strand;
        try {
            strand.enter();
        } finally {
            current = before;
        }
    }
}
