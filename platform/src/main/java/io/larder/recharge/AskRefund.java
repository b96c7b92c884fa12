package io.larder.recharge;

import io.larder.card.CardRefusal;
import io.larder.card.Uncredit;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.recharge.OrderState.Happening;
import io.larder.recharge.RechargeRefusal.Plain;
import org.jspecify.annotations.Nullable;

/**
 * Takes a whole, unspent recharge back: off its card at once, then to its source. Cash is handed
 * out of the named drawer and done; a channel is asked by the janitor.
 *
 * @param lotId the recharge's lot, which never changes once it is confirmed
 * @param attemptId the channel order number; null for cash
 * @param drawerId the drawer that pays out; null for a channel
 */
record AskRefund(
        String orderId,
        String cardId,
        String lotId,
        @Nullable String attemptId,
        @Nullable String drawerId,
        PayWith payWith,
        String refundId,
        String reason,
        LegalEntities entities)
        implements Part<String, RechargeRefusal> {

    @Override
    public Reads reads() {
        return Reads.row(RechargeTables.ORDERS, orderId).and(uncredit().reads());
    }

    @Override
    public Step<String, RechargeRefusal> decide(View view, Moment now) {
        var order = view.row(RechargeTables.ORDERS, orderId);
        if (!order.state().allows(Happening.REFUND_ASKED)) {
            return new Step.Refused<>(Plain.RECHARGE_NOT_REFUNDABLE);
        }
        return switch (uncredit().decide(view, now)) {
            case Step.NeedsMore<Uncredit.Uncredited, CardRefusal>(Reads more) ->
                    new Step.NeedsMore<>(more);
            case Step.Refused<Uncredit.Uncredited, CardRefusal>(CardRefusal why) ->
                    new Step.Refused<>(new RechargeRefusal.OfCard(why));
            case Step.Done<Uncredit.Uncredited, CardRefusal>(
                            Uncredit.Uncredited ignored,
                            Changes changes) ->
                    new Step.Done<>(refundId, changes.and(refund(order, now)));
        };
    }

    private Changes refund(OrderRow order, Moment now) {
        var asked = order.after(Happening.REFUND_ASKED);
        var due = row(order, now);
        if (payWith.needsChannel()) {
            return Changes.NONE
                    .update(RechargeTables.ORDERS, asked)
                    .insert(RechargeTables.REFUNDS, due);
        }
        return Changes.NONE
                .update(RechargeTables.ORDERS, asked.after(Happening.REFUND_PAID))
                .insert(RechargeTables.REFUNDS, due.refunded(null, now.at(), now.businessDate()))
                .event(new RechargeEvent.Refunded(orderId, refundId, order.amountMinor()));
    }

    private RefundRow row(OrderRow order, Moment now) {
        return new RefundRow(
                refundId,
                orderId,
                RefundRow.Kind.RECHARGE,
                RefundRow.State.DUE,
                payWith.name(),
                attemptId,
                order.transactionId(),
                drawerId,
                order.amountMinor(),
                order.amountMinor(),
                reason,
                null,
                0,
                payWith.needsChannel() ? now.at() : null,
                now.at(),
                null,
                now.businessDate());
    }

    private Uncredit uncredit() {
        return new Uncredit(cardId, lotId, to(), orderId, entities);
    }

    private Account to() {
        return drawerId == null ? Chart.refundsPayable(payWith.name()) : Chart.cash(drawerId);
    }
}
