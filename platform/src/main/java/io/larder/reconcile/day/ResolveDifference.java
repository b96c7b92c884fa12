package io.larder.reconcile.day;

import io.larder.ledger.Change;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.util.ArrayList;

/** Takes a difference's money out of suspense again; one that is resolved is left alone. */
record ResolveDifference(String differenceId) implements Part<String, Never> {

    @Override
    public Reads reads() {
        return Reads.row(ReconcileTables.DIFFERENCES, differenceId);
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        var row = view.row(ReconcileTables.DIFFERENCES, differenceId);
        if (row.state() == DifferenceState.RESOLVED) {
            return new Step.Done<>(differenceId, Changes.NONE);
        }
        var changes = new ArrayList<Change>();
        changes.add(new Change.Update<>(ReconcileTables.DIFFERENCES, row.resolved(now.at())));
        changes.addAll(OpenDifferences.posting(row, -row.suspenseDebitMinor()));
        changes.add(new Change.Happened(new ReconcileEvent.DifferenceResolved(differenceId)));
        return new Step.Done<>(differenceId, new Changes(changes));
    }
}
