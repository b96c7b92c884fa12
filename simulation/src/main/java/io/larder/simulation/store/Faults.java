package io.larder.simulation.store;

import io.larder.simulation.world.Chance;

/**
 * How often the network and the store misbehave in one world, each by its own probability. A world
 * has some kinds often and others not at all, which finds more than a little of everything.
 *
 * @param brokenBefore a request is lost with its connection before the store gets it
 * @param brokenAfter it is done, and the answer is lost with the connection
 * @param silent of those lost, how many are noticed only by the time-out
 * @param lockConflict a statement is refused as a deadlock or a lock time-out
 * @param lingers of lost connections, how many the store notices late
 * @param slow a statement takes up to a second
 */
public record Faults(
        double brokenBefore,
        double brokenAfter,
        double silent,
        double lockConflict,
        double lingers,
        double slow) {

    /** A world without faults. */
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0);

    /** A world's own mixture. */
    public static Faults of(Chance chance) {
        return new Faults(
                chance.upTo(0.02),
                chance.upTo(0.04),
                chance.upTo(0.5),
                chance.upTo(0.05),
                chance.upTo(1),
                chance.upTo(0.05));
    }
}
