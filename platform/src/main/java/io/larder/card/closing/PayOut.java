package io.larder.card.closing;

import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Notes that the bank paid a payout. Once: a second time is refused.
 *
 * @param bankReference under which the bank paid
 * @param paidBy who says so
 */
record PayOut(String payoutId, String bankReference, String paidBy)
        implements Part<String, CardRefusal> {

    private static final String CODE = "payout";

    @Override
    public Reads reads() {
        return Reads.row(ClosingTables.PAYOUTS, payoutId);
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var payout = view.find(ClosingTables.PAYOUTS, payoutId);
        if (payout == null) {
            return new Step.Refused<>(Plain.UNKNOWN_PAYOUT);
        }
        if (payout.state() != PayoutState.DUE) {
            return new Step.Refused<>(Plain.PAYOUT_NOT_DUE);
        }
        // both accounts stand in the head entity's books
        return new Step.Done<>(
                payoutId,
                Changes.NONE
                        .update(ClosingTables.PAYOUTS, payout.paid(paidBy, now.at(), bankReference))
                        .transfer(
                                Chart.payoutsPayable(),
                                Chart.bank(),
                                payout.amountMinor(),
                                CODE,
                                payoutId));
    }
}
