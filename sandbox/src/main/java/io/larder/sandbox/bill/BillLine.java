package io.larder.sandbox.bill;

import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line as the bill states it, which a fault may have altered.
 *
 * @param refund null for a payment's line
 * @param minor the amount stated, positive
 * @param feeMinor the fee stated, positive; the merchant gets a refund's fee back
 */
public record BillLine(Order order, @Nullable Refund refund, long minor, long feeMinor) {

    /** When the money moved. */
    public Instant at() {
        return refund == null ? order.paid() : refund.settled();
    }

    /** Fen as yuan, such as {@code 12.30}. */
    public static String yuan(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
