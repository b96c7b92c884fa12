package io.larder.channel;

/** What a channel says of an order. */
public sealed interface Found {

    /** Paid, and not refunded wholly. */
    record Paid(Evidence evidence) implements Found {}

    /** Paid once, and since then refunded; how far, the refunds themselves say. */
    record PaidAndRefunded(Evidence evidence) implements Found {}

    /** Known to the channel and still payable. */
    record Unpaid() implements Found {}

    /**
     * The channel knows no such order, which proves nothing yet: it may still arise from a QR code
     * that nobody has scanned, until the order's expiry plus {@link Capabilities#notYetFor()}.
     */
    record NotYet() implements Found {}

    /** Closed, and never paid. */
    record ClosedUnpaid() implements Found {}

    /** No usable answer. */
    record Unknown(String why) implements Found {}
}
