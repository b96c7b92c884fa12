package io.larder.reconcile.day;

import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Closes a business day and keeps its certificate; a day that is closed is left alone.
 *
 * @param certificate null when the day was found closed already
 */
record NoteClosed(LocalDate date, String closedBy, @Nullable DayCertificateRow certificate)
        implements Part<String, Never> {

    @Override
    public Reads reads() {
        var id = date.toString();
        return Reads.row(ReconcileTables.BUSINESS_DAYS, id)
                .and(Reads.row(ReconcileTables.DAY_CERTIFICATES, id));
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        var id = date.toString();
        if (certificate == null || view.find(ReconcileTables.BUSINESS_DAYS, id) != null) {
            return new Step.Done<>(id, Changes.NONE);
        }
        return new Step.Done<>(
                id,
                Changes.NONE
                        .insert(
                                ReconcileTables.BUSINESS_DAYS,
                                new BusinessDayRow(id, date, closedBy, now.at()))
                        .insert(ReconcileTables.DAY_CERTIFICATES, certificate)
                        .event(new ReconcileEvent.DayClosed(date)));
    }
}
