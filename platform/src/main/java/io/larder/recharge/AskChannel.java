package io.larder.recharge;

import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.recharge.RechargeEvent.AmountDisputed;
import org.jspecify.annotations.Nullable;

/**
 * Makes the janitor ask the channel at once: a genuine notice disagrees with what is booked. It
 * posts nothing and takes no evidence key.
 *
 * @param disputed noted when one payment was named with two amounts
 */
record AskChannel(String attemptId, @Nullable AmountDisputed disputed)
        implements Part<String, Never> {

    @Override
    public Reads reads() {
        return Reads.row(RechargeTables.ATTEMPTS, attemptId);
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        var attempt = view.row(RechargeTables.ATTEMPTS, attemptId);
        var changes = disputed == null ? Changes.NONE : Changes.NONE.event(disputed);
        return new Step.Done<>(
                attemptId, changes.update(RechargeTables.ATTEMPTS, attempt.askNow(now.at())));
    }
}
