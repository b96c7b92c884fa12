package io.larder.assembly;

/** What a data directory is for, for ever: it is stamped when it is made. */
public enum Mode {
    /** Simulated channels, a business clock that can be advanced, no real money. */
    SANDBOX,
    /** Real channels and real money; nothing of the sandbox exists. */
    LIVE
}
