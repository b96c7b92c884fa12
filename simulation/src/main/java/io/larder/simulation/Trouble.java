package io.larder.simulation;

/** A kind of trouble that a world can have. */
public enum Trouble {
    /** Connections to the store break, and answers get lost. */
    NETWORK,
    /** Processes die between two steps. */
    PROCESS_CRASH,
    /** The store dies. */
    STORE_CRASH,
    /** A process stands still for a while. */
    STALL,
    /** Clocks jump, of processes and of the store. */
    CLOCK,
    /** A process is stopped in order. */
    RESTART,
    /** Requests and answers of callers get lost, come late and come twice. */
    CALLERS
}
