package io.larder.card.possession;

import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Uses a payment code up together with what it pays for, so that two tills with one code sell once.
 * What is refused leaves the code as it was. That its time had not run out was judged on wall time,
 * when the request came.
 */
record UseCode<R>(String codeHash, String cardId, Part<R, CardRefusal> paid)
        implements Part<R, CardRefusal> {

    @Override
    public Reads reads() {
        return Reads.row(CodeRow.TABLE, codeHash).and(paid.reads());
    }

    @Override
    public Step<R, CardRefusal> decide(View view, Moment now) {
        var code = view.find(CodeRow.TABLE, codeHash);
        if (code == null || code.usedAt() != null || !code.cardId().equals(cardId)) {
            return new Step.Refused<>(Plain.CARD_NOT_PROVEN);
        }
        return switch (paid.decide(view, now)) {
            case Step.Refused<R, CardRefusal> refused -> refused;
            case Step.NeedsMore<R, CardRefusal> more -> more;
            case Step.Done<R, CardRefusal>(R result, var changes) ->
                    new Step.Done<>(result, changes.update(CodeRow.TABLE, code.used(now.at())));
        };
    }
}
