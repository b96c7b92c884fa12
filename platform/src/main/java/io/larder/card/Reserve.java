package io.larder.card;

import io.larder.card.CardRefusal.Plain;
import io.larder.card.core.Amounts;
import io.larder.card.core.CardTables;
import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Phase;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Notes a credit that is expected, so that it counts toward the card's limit until {@link Credit}
 * or {@link ReleaseReserve} ends it. Whether the card may take it, {@link Admit} judges before.
 *
 * @param from the account that the money will come from, such as a channel's receivable
 * @param reference the order's id
 */
public record Reserve(String cardId, Account from, long amountMinor, String reference)
        implements Part<Reserve.Reserved, CardRefusal> {

    /** Refuses an amount that is not above zero: callers judge that before. */
    public Reserve {
        Amounts.requireAboveZero(amountMinor);
    }

    /** The card's version with the reserve noted, or taken back. */
    public record Reserved(String cardId, long version) {}

    @Override
    public Reads reads() {
        return Reads.row(CardTables.CARDS, cardId)
                .and(Reads.account(CardAccounts.principal(cardId)));
    }

    @Override
    public Step<Reserved, CardRefusal> decide(View view, Moment now) {
        return in(Phase.HOLD, view);
    }

    Step<Reserved, CardRefusal> in(Phase phase, View view) {
        var card = view.find(CardTables.CARDS, cardId);
        if (card == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        var raised = card.raised();
        return new Step.Done<>(
                new Reserved(cardId, raised.version()),
                Changes.NONE
                        .update(CardTables.CARDS, raised)
                        .transfer(
                                from,
                                CardAccounts.principal(cardId),
                                amountMinor,
                                Credit.CODE,
                                reference,
                                phase));
    }
}
