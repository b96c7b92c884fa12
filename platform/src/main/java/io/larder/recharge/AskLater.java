package io.larder.recharge;

import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The janitor asked and nothing is settled: when it asks again.
 *
 * @param dueAt business time; null when nothing is left to ask
 * @param tries how often it had asked, so that a second janitor's late word changes nothing
 */
record AskLater(String attemptId, int tries, @Nullable Instant dueAt)
        implements Part<String, Never> {

    @Override
    public Reads reads() {
        return Reads.row(RechargeTables.ATTEMPTS, attemptId);
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        var attempt = view.row(RechargeTables.ATTEMPTS, attemptId);
        if (attempt.janitorDueAt() == null || attempt.janitorTries() != tries) {
            return new Step.Done<>(attemptId, Changes.NONE);
        }
        return new Step.Done<>(
                attemptId, Changes.NONE.update(RechargeTables.ATTEMPTS, attempt.askAgainAt(dueAt)));
    }
}
