package io.larder.proof.judge;

/** A dump that breaks the contract, or was cut short: nothing can be judged by it. */
public final class UnreadableDump extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableDump(String what) {
        super(what);
    }

    UnreadableDump(String what, Throwable cause) {
        super(what, cause);
    }
}
