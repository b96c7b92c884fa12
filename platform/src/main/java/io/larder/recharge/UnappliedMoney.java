package io.larder.recharge;

import io.larder.channel.Evidence;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Money that no card can take: kept as a receipt, and its way back begun.
 *
 * @param orderId empty when the channel's order number is none of ours
 */
record UnappliedMoney(
        Evidence evidence,
        String orderId,
        String why,
        @Nullable String sealedPayer,
        String refundId) {

    Changes changes(Moment now) {
        long amountMinor = evidence.amount().minor();
        var channel = evidence.channel();
        var receipt =
                ReceiptRow.of(evidence, orderId, ReceiptRow.Applied.UNAPPLIED, why, sealedPayer);
        var reference = orderId.isEmpty() ? evidence.orderNumber() : orderId;
        return Changes.NONE
                .insert(RechargeTables.RECEIPTS, receipt)
                .transfer(
                        Chart.receivable(channel),
                        Chart.unapplied(channel),
                        amountMinor,
                        "unapplied",
                        reference)
                .transfer(
                        Chart.unapplied(channel),
                        Chart.refundsPayable(channel),
                        amountMinor,
                        "refund-due",
                        reference)
                .insert(RechargeTables.REFUNDS, refund(now))
                .event(new RechargeEvent.Unapplied(orderId, receipt.id(), amountMinor, why));
    }

    private RefundRow refund(Moment now) {
        return new RefundRow(
                refundId,
                orderId,
                RefundRow.Kind.UNAPPLIED,
                RefundRow.State.DUE,
                evidence.channel(),
                evidence.orderNumber(),
                evidence.transactionId(),
                null,
                evidence.amount().minor(),
                evidence.amount().minor(),
                0,
                why,
                null,
                0,
                now.at(),
                now.at(),
                null,
                now.businessDate());
    }
}
