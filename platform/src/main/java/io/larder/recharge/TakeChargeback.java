package io.larder.recharge;

import io.larder.card.BlockCard;
import io.larder.card.CardRefusal;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.recharge.RechargeRefusal.Plain;

/**
 * Notes that a channel took money of a recharge back, and blocks its card. There is one for each
 * recharge, of its amount less its refunds at most.
 *
 * @param row as it will stand, open
 * @param cardId the card that has the recharge's money now
 */
record TakeChargeback(ChargebackRow row, String cardId) implements Part<String, RechargeRefusal> {

    private static final String CODE = "chargeback";

    @Override
    public Reads reads() {
        return Reads.row(RechargeTables.ORDERS, row.orderId())
                .and(Reads.row(RechargeTables.PACKAGES, row.orderId()))
                .and(Reads.row(RechargeTables.CHARGEBACKS, row.id()))
                .and(block().reads());
    }

    @Override
    public Step<String, RechargeRefusal> decide(View view, Moment now) {
        if (view.find(RechargeTables.CHARGEBACKS, row.id()) != null) {
            return new Step.Refused<>(Plain.CHARGEBACK_KNOWN);
        }
        var order = view.row(RechargeTables.ORDERS, row.orderId());
        var back = view.find(RechargeTables.PACKAGES, row.orderId());
        long leftMinor = order.amountMinor() - (back == null ? 0 : back.refundedMinor());
        if (order.lotId() == null || row.amountMinor() > leftMinor) {
            return new Step.Refused<>(Plain.CHARGEBACK_ABOVE_RECHARGE);
        }
        return switch (block().decide(view, now)) {
            case Step.NeedsMore<String, CardRefusal>(Reads more) -> new Step.NeedsMore<>(more);
            case Step.Refused<String, CardRefusal>(CardRefusal why) ->
                    new Step.Refused<>(new RechargeRefusal.OfCard(why));
            case Step.Done<String, CardRefusal>(String ignored, Changes changes) ->
                    new Step.Done<>(row.id(), changes.and(taken(now)));
        };
    }

    /** Both accounts are the channel's, in the head entity's books. */
    private Changes taken(Moment now) {
        return Changes.NONE
                .insert(RechargeTables.CHARGEBACKS, row.openedAt(now))
                .transfer(
                        Chart.chargebackReceivable(row.channel()),
                        Chart.receivable(row.channel()),
                        row.amountMinor(),
                        CODE,
                        row.orderId());
    }

    private BlockCard block() {
        return new BlockCard(cardId, "chargeback of " + row.orderId());
    }
}
