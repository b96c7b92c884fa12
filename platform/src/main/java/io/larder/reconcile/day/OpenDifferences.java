package io.larder.reconcile.day;

import io.larder.ledger.Change;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Phase;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens differences, each with its posting; one that is there already is left alone, so the same
 * day can be matched again. A debit of suspense against the receivable is money we booked and the
 * bill does not grant; the other way round it is money the bill grants and we did not book. The
 * result is how many were new.
 *
 * @param rows at most {@link #MOST}
 */
record OpenDifferences(List<DifferenceRow> rows) implements Part<Integer, Never> {

    static final int MOST = 100;
    static final String CODE = "difference";

    OpenDifferences {
        rows = List.copyOf(rows);
    }

    @Override
    public Reads reads() {
        return rows.stream()
                .map(row -> Reads.row(ReconcileTables.DIFFERENCES, row.id()))
                .reduce(Reads.NONE, Reads::and);
    }

    @Override
    public Step<Integer, Never> decide(View view, Moment now) {
        var changes = new ArrayList<Change>();
        int opened = 0;
        for (var row : rows) {
            if (view.find(ReconcileTables.DIFFERENCES, row.id()) == null) {
                opened++;
                changes.add(new Change.Insert<>(ReconcileTables.DIFFERENCES, row));
                changes.addAll(posting(row, row.suspenseDebitMinor()));
                changes.add(
                        new Change.Happened(
                                new ReconcileEvent.DifferenceOpened(
                                        row.id(),
                                        row.type().name(),
                                        row.channel(),
                                        row.orderId(),
                                        row.suspenseDebitMinor())));
            }
        }
        return new Step.Done<>(opened, new Changes(List.copyOf(changes)));
    }

    /** One transfer, or none where no money is in question. */
    static List<Change> posting(DifferenceRow row, long suspenseDebitMinor) {
        if (suspenseDebitMinor == 0) {
            return List.of();
        }
        var suspense = Chart.suspense(row.channel());
        var receivable = Chart.receivable(row.channel());
        boolean debit = suspenseDebitMinor > 0;
        return List.of(
                new Change.Transfer(
                        debit ? suspense : receivable,
                        debit ? receivable : suspense,
                        Math.abs(suspenseDebitMinor),
                        CODE,
                        row.reference(),
                        Phase.POST));
    }
}
