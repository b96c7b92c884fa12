package io.larder.reconcile.bill;

import org.jspecify.annotations.Nullable;

/**
 * One line of a channel's bill. The payer's identifier is left out: it is personal data and nothing
 * here needs it.
 *
 * @param number the line's number in the file, from 1
 * @param channelOrderNumber our number of the order at the channel
 * @param transactionId the channel's number of the payment, also on its refunds
 * @param refundNumber our number of the refund; null on a payment
 * @param amountMinor what the line settles, zero or more
 * @param currency ISO 4217
 * @param merchantId whose money the bill says it is
 * @param status the channel's word, upper case
 * @param moved whether that word means that the money moved
 * @param feeMinor what the channel keeps, rounded by the catalogue's rule; negative when it gives a
 *     fee back
 * @param feeText the fee as it stands in the file
 */
public record BillLine(
        int number,
        LineKind kind,
        String channelOrderNumber,
        String transactionId,
        @Nullable String refundNumber,
        long amountMinor,
        String currency,
        String merchantId,
        String status,
        boolean moved,
        long feeMinor,
        String feeText) {

    /** What the line adds to what the channel owes us, its fee left aside. */
    public long claimMinor() {
        return kind.signed(amountMinor);
    }
}
