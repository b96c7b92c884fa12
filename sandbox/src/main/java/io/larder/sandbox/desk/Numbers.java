package io.larder.sandbox.desk;

import java.time.Instant;

/** How a vendor makes its own numbers and codes. */
public interface Numbers {

    /** A new code's content. */
    String qr();

    /** A new number for a payment made at an instant. */
    String transaction(Instant at);

    /** A new number for a refund. */
    String refund(Instant at);

    /** Whether a trade exists only from the scan on, as at Alipay. */
    boolean tradeBeginsAtScan();

    /** How long a refund takes to settle, in milliseconds of business time. */
    long refundMillis();
}
