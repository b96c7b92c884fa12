package io.larder.recharge;

import io.larder.channel.Evidence;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import org.jspecify.annotations.Nullable;

/** Takes in authenticated money whose channel order number is none of ours: it goes back. */
record KeepUnknown(Evidence evidence, @Nullable String sealedPayer, String refundId)
        implements Part<Confirmed, Never> {

    private static final String WHY = "unknown_order";

    @Override
    public Reads reads() {
        return Reads.NONE;
    }

    @Override
    public Step<Confirmed, Never> decide(View view, Moment now) {
        return new Step.Done<>(
                Confirmed.unapplied(evidence.amount().minor(), WHY),
                new UnappliedMoney(evidence, "", WHY, sealedPayer, refundId).changes(now));
    }
}
