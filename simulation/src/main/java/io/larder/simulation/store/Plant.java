package io.larder.simulation.store;

/** A defect planted in the store on purpose: the judge must find each of them. */
public enum Plant {
    /** A commit is told before it is durable, and a crash undoes it. */
    COMMIT_TOLD_EARLY,
    /** Keys used before are not found, and are written again. */
    KEYS_NOT_FOUND,
    /**
     * A connection that was made again reads the state of before: whoever is in doubt looks in
     * vain.
     */
    DOUBT_NOT_LOOKED_INTO,
    /** Locks are granted to everyone. */
    LOCKS_FOR_ALL,
    /** A crash leaves half of what was not committed. */
    TORN_COMMIT,
    /** An epoch is not raised when a lane changes hands, and its lock is given twice. */
    LANE_GIVEN_TWICE
}
