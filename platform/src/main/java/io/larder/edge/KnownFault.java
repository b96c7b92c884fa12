package io.larder.edge;

import org.jspecify.annotations.Nullable;

/**
 * A room's word on an exception that callers can act on, such as an outcome that is not known yet;
 * rooms offer beans of it. Exceptions that nobody knows are answered as {@code internal_error}.
 */
@FunctionalInterface
public interface KnownFault {

    /** The problem to answer with, or null when this fault is not known here. */
    @Nullable Problem problemOf(Throwable fault);
}
