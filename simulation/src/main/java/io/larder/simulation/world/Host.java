package io.larder.simulation.world;

/** A machine or a process: when it dies, nothing of it ever goes on; when it stalls, later. */
public class Host {

    private final String name;
    private boolean dead;
    private long stalledUntil;

    /**
     * @param name for the trace
     */
    public Host(String name) {
        this.name = name;
    }

    /** Kills it between two steps. */
    public void die() {
        dead = true;
    }

    /** Nothing of it goes on before this time, in microseconds. */
    public void stallUntil(long micros) {
        stalledUntil = micros;
    }

    /** Whether it was killed. */
    public boolean isDead() {
        return dead;
    }

    long stalledUntil() {
        return stalledUntil;
    }

    @Override
    public String toString() {
        return name;
    }
}
