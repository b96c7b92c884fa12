package io.larder.sandbox.desk;

import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;

/** What became of asking for a refund. */
public sealed interface Refunding {

    /** It was taken up. */
    record Begun(Order order, Refund refund) implements Refunding {}

    /** It was there, with the same parameters. */
    record Again(Order order, Refund refund) implements Refunding {}

    /** Its number was taken with other parameters. */
    record OtherParameters() implements Refunding {}

    /** There is no such order. */
    record UnknownOrder() implements Refunding {}

    /** The order is not paid. */
    record NotPaid(Order order) implements Refunding {}

    /** More than is left of the payment. */
    record TooMuch(Order order) implements Refunding {}

    /**
     * A merchant's wish.
     *
     * @param number the merchant's refund number
     * @param orderMinor the order's amount as the merchant names it; zero when it names none
     */
    record Wish(
            String number,
            String orderNumber,
            long minor,
            long orderMinor,
            String reason,
            String notifyUrl) {

        String fingerprint() {
            return orderNumber + "\n" + minor + "\n" + orderMinor;
        }
    }
}
