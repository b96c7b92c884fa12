package io.larder.reconcile.day;

import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.time.LocalDate;

/** Closes a business day; one that is closed is left alone. */
record NoteClosed(LocalDate date, String closedBy) implements Part<String, Never> {

    @Override
    public Reads reads() {
        return Reads.row(ReconcileTables.BUSINESS_DAYS, date.toString());
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        var id = date.toString();
        if (view.find(ReconcileTables.BUSINESS_DAYS, id) != null) {
            return new Step.Done<>(id, Changes.NONE);
        }
        return new Step.Done<>(
                id,
                Changes.NONE
                        .insert(
                                ReconcileTables.BUSINESS_DAYS,
                                new BusinessDayRow(id, date, closedBy, now.at()))
                        .event(new ReconcileEvent.DayClosed(date)));
    }
}
