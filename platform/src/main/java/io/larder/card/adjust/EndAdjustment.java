package io.larder.card.adjust;

import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import org.jspecify.annotations.Nullable;

/**
 * Ends an adjustment, once: another person than who asked approves it, and its money is posted in
 * the same transaction, or rejects it; who asked takes it back; or its time runs out. An approval
 * whose money cannot be posted is refused and leaves it pending.
 *
 * @param row as it was read; what was asked for never changes
 * @param by the person who ends it, or null for the platform itself
 * @param comment what that person says about it, or null
 * @param money what an approval posts
 */
record EndAdjustment(
        AdjustmentRow row,
        AdjustmentState as,
        @Nullable String by,
        @Nullable String comment,
        Part<String, CardRefusal> money)
        implements Part<String, CardRefusal> {

    @Override
    public Reads reads() {
        var own = Reads.row(Adjustments.TABLE, row.id());
        return as == AdjustmentState.APPROVED ? own.and(money.reads()) : own;
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var asked = view.row(Adjustments.TABLE, row.id());
        var refusal = refusal(asked, now);
        if (refusal != null) {
            return new Step.Refused<>(refusal);
        }
        var ended = Changes.NONE.update(Adjustments.TABLE, asked.ended(as, by, comment, now));
        if (as != AdjustmentState.APPROVED) {
            return new Step.Done<>(row.id(), ended);
        }
        return switch (money.decide(view, now)) {
            case Step.NeedsMore<String, CardRefusal> more -> more;
            case Step.Refused<String, CardRefusal> refused -> refused;
            case Step.Done<String, CardRefusal>(String ignored, Changes posted) ->
                    new Step.Done<>(row.id(), ended.and(posted));
        };
    }

    private @Nullable CardRefusal refusal(AdjustmentRow asked, Moment now) {
        if (as.isDecision() && asked.askedBy().equals(by)) {
            return Plain.SECOND_PERSON_REQUIRED;
        }
        if (as == AdjustmentState.WITHDRAWN && !asked.askedBy().equals(by)) {
            return Plain.NOT_THE_MAKER;
        }
        if (!asked.isPending()) {
            return Plain.ADJUSTMENT_ENDED;
        }
        boolean past = asked.isPast(now.at());
        if (as == AdjustmentState.EXPIRED) {
            return past ? null : Plain.ADJUSTMENT_NOT_EXPIRED;
        }
        return past ? Plain.ADJUSTMENT_ENDED : null;
    }
}
