package io.larder.sandbox.book;

/**
 * Something kept in the log; a later fact of the same kind and key takes an earlier one's place.
 */
public interface Fact {

    /** What a later fact replaces this one by; unique within its kind. */
    Object key();
}
