package io.larder.channel;

import java.time.LocalDate;

/**
 * One payment channel as the platform sees it. Every answer is a value: what the vendor refused and
 * what is not known are results, never exceptions. An {@code Unknown} says that the request may or
 * may not have been carried out: ask again by the same number, never with a new one.
 *
 * <p>Calls block (run them on virtual threads) and must be made outside any database transaction.
 */
public interface Channel {

    /** The channel's upper-case name, such as {@code WECHAT}. */
    String name();

    /** Whether calls are let through now: false while its breaker is open. */
    default boolean available() {
        return true;
    }

    /** What the channel can do and what it costs on that business date, from the catalogue. */
    Capabilities capabilities(LocalDate on);

    /** Tells the channel of an order, so that a customer can pay it. Never repeated by itself. */
    Prepared prepare(PrepareRequest request);

    /** Asks what became of an order. */
    Found query(String orderNumber);

    /** Closes an order so that nobody can pay it any more; harmless when repeated. */
    Closing close(String orderNumber);

    /** Asks for money to go back; repeating it with the same refund number refunds once. */
    Refunding refund(RefundRequest request);

    /**
     * Asks what became of a refund.
     *
     * @param orderNumber the order that was paid
     * @param refundNumber our number of the refund
     */
    Refunding queryRefund(String orderNumber, String refundNumber);

    /** Checks a vendor's notice and reads it; purely local, no call leaves the machine. */
    Notice verify(NoticeRequest request);

    /** What the vendor wants to hear after a notice: taken, or send it again. */
    NoticeAnswer answer(boolean taken);

    /** The channel's bill of a business date, checked whole against the vendor's own hash. */
    BillFile bill(LocalDate businessDate);
}
