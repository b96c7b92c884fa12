package io.larder.recharge;

import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.recharge.OrderState.Happening;
import java.util.Objects;

/**
 * Notes what was learned of a refund; one that has ended is never touched again.
 *
 * @param orderId empty when the money belonged to no order of ours
 */
record NoteRefund(String refundId, String orderId, RefundWord word)
        implements Part<RefundRow.State, Never> {

    @Override
    public Reads reads() {
        var refund = Reads.row(RechargeTables.REFUNDS, refundId);
        return orderId.isEmpty()
                ? refund
                : refund.and(Reads.row(RechargeTables.ORDERS, orderId))
                        .and(Reads.row(RechargeTables.PACKAGES, orderId));
    }

    @Override
    public Step<RefundRow.State, Never> decide(View view, Moment now) {
        var refund = view.row(RechargeTables.REFUNDS, refundId);
        if (refund.state() == RefundRow.State.REFUNDED) {
            return new Step.Done<>(refund.state(), Changes.NONE);
        }
        var after =
                switch (word) {
                    case RefundWord.Paid paid ->
                            refund.refunded(paid.channelRefundId(), now.at(), paid.businessDate());
                    case RefundWord.OnItsWay way ->
                            refund.sent(way.channelRefundId(), way.askAgainAt());
                    case RefundWord.NotYet later -> refund.dueAgainAt(later.askAgainAt());
                    case RefundWord.GivenUp ignored -> refund.failed(now.at());
                };
        var changes = Changes.NONE.update(RechargeTables.REFUNDS, after);
        return new Step.Done<>(
                after.state(),
                word instanceof RefundWord.Paid ? changes.and(paid(refund, view)) : changes);
    }

    private Changes paid(RefundRow refund, View view) {
        var channel = refund.channel();
        var reference = orderId.isEmpty() ? String.valueOf(refund.channelOrderNumber()) : orderId;
        var changes =
                Changes.NONE
                        .transfer(
                                Chart.refundsPayable(channel),
                                Chart.receivable(channel),
                                refund.amountMinor(),
                                "refund-paid",
                                reference)
                        .event(new RechargeEvent.Refunded(orderId, refundId, refund.amountMinor()));
        if (orderId.isEmpty()) {
            return changes;
        }
        var order = view.row(RechargeTables.ORDERS, orderId);
        return switch (refund.kind()) {
            case RECHARGE -> paidBack(changes, refund, order, view);
            case UNAPPLIED -> endsOrder(refund, order) ? ended(changes, order) : changes;
        };
    }

    /** The order ends with the last of its refunds. */
    private Changes paidBack(Changes changes, RefundRow refund, OrderRow order, View view) {
        var after = view.row(RechargeTables.PACKAGES, orderId).paidBack(refund.amountMinor());
        var noted = changes.update(RechargeTables.PACKAGES, after);
        return after.paidBackMinor() == order.amountMinor() ? ended(noted, order) : noted;
    }

    private static Changes ended(Changes changes, OrderRow order) {
        return order.state().allows(Happening.REFUND_PAID)
                ? changes.update(RechargeTables.ORDERS, order.after(Happening.REFUND_PAID))
                : changes;
    }

    /** Late or second money has a refund of its own, which says nothing of the order. */
    private static boolean endsOrder(RefundRow refund, OrderRow order) {
        return order.lotId() == null
                && Objects.equals(refund.transactionId(), order.transactionId());
    }
}
