package io.larder.sandbox.desk;

import io.larder.sandbox.book.Order;

/** What became of asking to close an order. */
public sealed interface Closing {

    /** It is closed now. */
    record Done(Order order) implements Closing {}

    /** There is no such order, or no trade yet. */
    record Unknown() implements Closing {}

    /** It is paid. */
    record AlreadyPaid(Order order) implements Closing {}

    /** It was closed before. */
    record AlreadyClosed(Order order) implements Closing {}
}
