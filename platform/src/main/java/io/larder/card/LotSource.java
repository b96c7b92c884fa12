package io.larder.card;

/**
 * Where a lot's money came from, so that a refund finds its way back.
 *
 * @param channel such as {@code CASH} or {@code WECHAT}; of bonus its campaign; at most 48 ASCII
 *     characters
 * @param paymentReference what paid it, an order's id; at most 64 ASCII characters
 */
public record LotSource(String channel, String paymentReference) {

    /** Where money came by a correction, and no payment can be given back. */
    public static final String ADJUSTMENT = "ADJUSTMENT";
}
