package io.larder.card.adjust;

import io.larder.card.CardRefusal;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.time.Duration;

/**
 * Asks that money be corrected or given up. Nothing moves; but what could not be posted now is
 * refused at once, so that nobody has to decide about it.
 *
 * @param row as it will stand, pending
 * @param decideWithin how long another person may take, in business time
 * @param money what an approval would post
 */
record AskAdjustment(AdjustmentRow row, Duration decideWithin, Part<String, CardRefusal> money)
        implements Part<String, CardRefusal> {

    @Override
    public Reads reads() {
        return money.reads();
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        return switch (money.decide(view, now)) {
            case Step.NeedsMore<String, CardRefusal> more -> more;
            case Step.Refused<String, CardRefusal> refused -> refused;
            case Step.Done<String, CardRefusal> possible ->
                    new Step.Done<>(
                            row.id(),
                            Changes.NONE.insert(
                                    Adjustments.TABLE, row.askedFor(now.at(), decideWithin)));
        };
    }
}
