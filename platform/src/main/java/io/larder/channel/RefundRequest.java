package io.larder.channel;

import io.larder.money.Money;

/**
 * Money that is to go back to its payer.
 *
 * @param orderNumber our channel order number of the payment
 * @param transactionId the channel's number of the payment
 * @param refundNumber our number of this refund, fixed before the first call: 26 characters of
 *     Crockford base32
 * @param amount what goes back, above zero and at most {@code total}
 * @param total what had been paid
 * @param reason shown to the payer, at most 80 characters
 */
public record RefundRequest(
        String orderNumber,
        String transactionId,
        String refundNumber,
        Money amount,
        Money total,
        String reason) {}
