package io.larder.reconcile.day;

import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Ends a channel's day: notes the figures and books its fees, as one transfer with a reference of
 * their own, because a fee belongs to the bill and not to what an order moved. A day that has ended
 * is left alone.
 */
record FinishChannelDay(ChannelDayRow row) implements Part<String, Never> {

    private static final String CODE = "fee";

    @Override
    public Reads reads() {
        return Reads.row(ReconcileTables.CHANNEL_DAYS, row.id());
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        if (view.find(ReconcileTables.CHANNEL_DAYS, row.id()) != null) {
            return new Step.Done<>(row.id(), Changes.NONE);
        }
        var changes =
                Changes.NONE
                        .insert(ReconcileTables.CHANNEL_DAYS, row)
                        .event(
                                new ReconcileEvent.ChannelReconciled(
                                        row.channel(),
                                        row.businessDate(),
                                        row.lineCount(),
                                        row.matchedCount()));
        return new Step.Done<>(row.id(), fees(changes));
    }

    private Changes fees(Changes changes) {
        var fees = Chart.fees(row.channel());
        var receivable = Chart.receivable(row.channel());
        var reference = "fee/" + row.id();
        if (row.feeMinor() > 0) {
            return changes.transfer(fees, receivable, row.feeMinor(), CODE, reference);
        }
        return row.feeMinor() < 0
                ? changes.transfer(receivable, fees, -row.feeMinor(), CODE, reference)
                : changes;
    }
}
