package io.larder.recharge;

import io.larder.card.CardRefusal;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Gives up some of what a lost chargeback left as a claim: never more than is left of it.
 *
 * @param amountMinor above zero
 * @param reference what decided it, an adjustment's id
 */
record WriteOffChargeback(String chargebackId, long amountMinor, String reference)
        implements Part<String, CardRefusal> {

    private static final String CODE = "write-off";

    @Override
    public Reads reads() {
        return Reads.row(RechargeTables.CHARGEBACKS, chargebackId);
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var row = view.find(RechargeTables.CHARGEBACKS, chargebackId);
        if (row == null) {
            return new Step.Refused<>(CardRefusal.Plain.UNKNOWN_CLAIM);
        }
        if (amountMinor > row.leftMinor()) {
            return new Step.Refused<>(new CardRefusal.AboveClaim(row.leftMinor()));
        }
        // both accounts are the channel's, in the head entity's books
        return new Step.Done<>(
                reference,
                Changes.NONE
                        .update(RechargeTables.CHARGEBACKS, row.writtenOff(amountMinor))
                        .transfer(
                                Chart.chargebackLoss(row.channel()),
                                Chart.chargebackReceivable(row.channel()),
                                amountMinor,
                                CODE,
                                reference));
    }
}
