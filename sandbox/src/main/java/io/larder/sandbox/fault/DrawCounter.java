package io.larder.sandbox.fault;

import io.larder.sandbox.book.Fact;

/**
 * How far a stream of draws has come.
 *
 * @param stream the fault, and the kind of thing that was eligible
 * @param eligible draws made
 * @param hits faults that struck
 */
public record DrawCounter(String stream, long eligible, long hits) implements Fact {

    @Override
    public String key() {
        return stream;
    }
}
