package io.larder.recharge;

import io.larder.card.CardRefusal;
import io.larder.card.UnblockCard;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.recharge.RechargeRefusal.Plain;
import org.jspecify.annotations.Nullable;

/**
 * Decides a chargeback. Won: the channel owes the money again. Lost: what is left of the recharge
 * on its card is taken off, and the rest stays a claim on the customer, which two persons may write
 * off. Either way the card is free of it.
 *
 * @param row as it was read; its figures never change
 * @param cardId the card that has the recharge's money now
 * @param lotId the recharge's lot there, or null when it was used up on an earlier card
 * @param as {@link ChargebackRow.State#WON} or {@link ChargebackRow.State#LOST}
 */
record EndChargeback(
        ChargebackRow row,
        String cardId,
        @Nullable String lotId,
        ChargebackRow.State as,
        String endedBy,
        LegalEntities entities)
        implements Part<String, RechargeRefusal> {

    @Override
    public Reads reads() {
        return Reads.row(RechargeTables.CHARGEBACKS, row.id()).and(unblock().reads());
    }

    @Override
    public Step<String, RechargeRefusal> decide(View view, Moment now) {
        var open = view.row(RechargeTables.CHARGEBACKS, row.id());
        if (open.state() != ChargebackRow.State.OPEN) {
            return new Step.Refused<>(Plain.CHARGEBACK_ENDED);
        }
        return switch (unblock().decide(view, now)) {
            case Step.NeedsMore<Long, CardRefusal>(Reads more) -> new Step.NeedsMore<>(more);
            case Step.Refused<Long, CardRefusal>(CardRefusal why) ->
                    new Step.Refused<>(new RechargeRefusal.OfCard(why));
            case Step.Done<Long, CardRefusal>(Long taken, Changes changes) ->
                    new Step.Done<>(
                            row.id(),
                            money(changes)
                                    .update(
                                            RechargeTables.CHARGEBACKS,
                                            open.ended(as, taken, endedBy, now.at())));
        };
    }

    private Changes money(Changes changes) {
        return as == ChargebackRow.State.WON
                ? changes.transfer(
                        Chart.receivable(row.channel()),
                        Chart.chargebackReceivable(row.channel()),
                        row.amountMinor(),
                        "chargeback-won",
                        row.orderId())
                : changes;
    }

    private UnblockCard unblock() {
        return new UnblockCard(
                cardId,
                lotId,
                as == ChargebackRow.State.LOST ? row.amountMinor() : 0,
                Chart.chargebackReceivable(row.channel()),
                row.orderId(),
                entities);
    }
}
