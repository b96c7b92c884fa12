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
 * Takes a recharge back, all that can be refunded of it or a part: off its card at once, then to
 * its source. Cash is handed out of the named drawer and done; a channel is asked by the janitor.
 * Each refund is a row of its own, and together they are never above the payment. The order stays
 * as it is until all of its payment was asked back. A payment that its channel took back by itself
 * is not paid back once more.
 *
 * @param cardId the card that has the recharge's lot now
 * @param lotId the recharge's lot, where it is now
 * @param bonus the lot of its bonus, or null
 * @param amountMinor above zero, or null for all that can be refunded
 * @param attemptId the channel order number; null for cash
 * @param drawerId the drawer that pays out; null for a channel
 */
record AskRefund(
        String orderId,
        String cardId,
        String lotId,
        Uncredit.@Nullable BonusLot bonus,
        @Nullable Long amountMinor,
        @Nullable String attemptId,
        @Nullable String drawerId,
        PayWith payWith,
        String refundId,
        String reason,
        LegalEntities entities)
        implements Part<String, RechargeRefusal> {

    @Override
    public Reads reads() {
        return Reads.row(RechargeTables.ORDERS, orderId)
                .and(Reads.row(RechargeTables.PACKAGES, orderId))
                .and(Reads.row(RechargeTables.CHARGEBACKS, ChargebackRow.idOf(orderId)))
                .and(uncredit(Uncredit.Before.NONE).reads());
    }

    @Override
    public Step<String, RechargeRefusal> decide(View view, Moment now) {
        var order = view.row(RechargeTables.ORDERS, orderId);
        if (!order.state().allows(Happening.REFUND_ASKED)) {
            return new Step.Refused<>(Plain.RECHARGE_NOT_REFUNDABLE);
        }
        var disputed = view.find(RechargeTables.CHARGEBACKS, ChargebackRow.idOf(orderId));
        if (disputed != null && disputed.state() != ChargebackRow.State.WON) {
            return new Step.Refused<>(Plain.CHARGEBACK_KNOWN);
        }
        var known = view.find(RechargeTables.PACKAGES, orderId);
        var before = known == null ? PackageRow.plain(orderId) : known;
        long leftMinor = order.amountMinor() - before.refundedMinor();
        if (amountMinor != null && amountMinor > leftMinor) {
            return new Step.Refused<>(new RechargeRefusal.AboveRecharge(leftMinor));
        }
        return switch (uncredit(before.before()).decide(view, now)) {
            case Step.NeedsMore<Uncredit.Uncredited, CardRefusal>(Reads more) ->
                    new Step.NeedsMore<>(more);
            case Step.Refused<Uncredit.Uncredited, CardRefusal>(CardRefusal why) ->
                    new Step.Refused<>(new RechargeRefusal.OfCard(why));
            case Step.Done<Uncredit.Uncredited, CardRefusal>(
                            Uncredit.Uncredited off,
                            Changes changes) -> {
                var after = before.refunded(off.amountMinor(), off.bonusBackMinor());
                yield new Step.Done<>(
                        refundId,
                        changes.and(kept(known == null, paid(after, off.amountMinor())))
                                .and(refund(order, after, off, now)));
            }
        };
    }

    /** Cash has come home as soon as it was handed out. */
    private PackageRow paid(PackageRow after, long minor) {
        return payWith.needsChannel() ? after : after.paidBack(minor);
    }

    private static Changes kept(boolean first, PackageRow row) {
        return first
                ? Changes.NONE.insert(RechargeTables.PACKAGES, row)
                : Changes.NONE.update(RechargeTables.PACKAGES, row);
    }

    private Changes refund(OrderRow order, PackageRow after, Uncredit.Uncredited off, Moment now) {
        var due = row(order, off, now);
        var changes =
                payWith.needsChannel()
                        ? Changes.NONE.insert(RechargeTables.REFUNDS, due)
                        : handedOut(due, now);
        return after.refundedMinor() < order.amountMinor()
                ? changes
                : changes.update(RechargeTables.ORDERS, asked(order));
    }

    private Changes handedOut(RefundRow due, Moment now) {
        return Changes.NONE
                .insert(RechargeTables.REFUNDS, due.refunded(null, now.at(), now.businessDate()))
                .event(new RechargeEvent.Refunded(orderId, refundId, due.amountMinor()));
    }

    private OrderRow asked(OrderRow order) {
        var asked = order.after(Happening.REFUND_ASKED);
        return payWith.needsChannel() ? asked : asked.after(Happening.REFUND_PAID);
    }

    private RefundRow row(OrderRow order, Uncredit.Uncredited off, Moment now) {
        return new RefundRow(
                refundId,
                orderId,
                RefundRow.Kind.RECHARGE,
                RefundRow.State.DUE,
                payWith.name(),
                attemptId,
                order.transactionId(),
                drawerId,
                off.amountMinor(),
                order.amountMinor(),
                off.bonusBackMinor(),
                reason,
                null,
                0,
                payWith.needsChannel() ? now.at() : null,
                now.at(),
                null,
                now.businessDate());
    }

    private Uncredit uncredit(Uncredit.Before before) {
        return new Uncredit(cardId, lotId, bonus, amountMinor, before, to(), orderId, entities);
    }

    private Account to() {
        return drawerId == null ? Chart.refundsPayable(payWith.name()) : Chart.cash(drawerId);
    }
}
