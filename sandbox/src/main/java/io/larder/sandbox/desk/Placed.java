package io.larder.sandbox.desk;

import io.larder.sandbox.book.Order;

/** What became of asking for an order. */
public sealed interface Placed {

    /** It is new. */
    record New(Order order) implements Placed {}

    /** It was there, unpaid, with the same parameters. */
    record Again(Order order) implements Placed {}

    /** Its number was taken with other parameters. */
    record OtherParameters() implements Placed {}

    /** It is paid already. */
    record AlreadyPaid(Order order) implements Placed {}

    /** It is closed. */
    record AlreadyClosed() implements Placed {}
}
