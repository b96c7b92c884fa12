package io.larder.kit;

import org.jspecify.annotations.Nullable;

/**
 * One endpoint as it is tried by callers who may not use it.
 *
 * @param pattern as it is registered
 * @param path as it is tried, naming what belongs to store B
 * @param body a body that is right but for whose it is
 */
public record Endpoint(
        String method, String pattern, String path, @Nullable String body, Needs needs) {

    /** Who may use it. */
    public enum Needs {
        /** Nobody in particular: it checks its caller by itself, or shows nothing. */
        NOTHING,
        /** Any caller. */
        CALLER,
        /** An operation. */
        OPERATION,
        /** An operation, and the store it is about. */
        STORE
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
