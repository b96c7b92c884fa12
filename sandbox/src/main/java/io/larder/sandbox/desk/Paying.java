package io.larder.sandbox.desk;

import io.larder.sandbox.book.Order;

/** What became of a payer's try. */
public sealed interface Paying {

    /** The money moved. */
    record Done(Order order) implements Paying {}

    /** The money is on its way. */
    record OnItsWay(Order order) implements Paying {}

    /** The payer's bank refused. */
    record Refused(Order order) implements Paying {}

    /** The payer went away. */
    record Cancelled(Order order) implements Paying {}

    /** No order has this code. */
    record UnknownCode() implements Paying {}

    /** It is paid already. */
    record AlreadyPaid(Order order) implements Paying {}

    /** It is closed, or the code is too old. */
    record AlreadyClosed(Order order) implements Paying {}

    /** What the payer wants. */
    enum Wish {
        PAID,
        REFUSED,
        CANCELLED
    }
}
