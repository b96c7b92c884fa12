package io.larder.sandbox.web;

/** Answers calls; it may block, since each call has a virtual thread of its own. */
@FunctionalInterface
public interface Endpoint {

    /** Answers one call. */
    Answer answer(Call call);
}
