package io.larder.card;

import io.larder.ledger.Account;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Phase;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/**
 * Takes a {@link Reserve} back, with the same figures: its order ended without money for this card.
 * It works on a card in any status.
 *
 * @param from the account named when it was reserved
 * @param reference the order's id
 */
public record ReleaseReserve(String cardId, Account from, long amountMinor, String reference)
        implements Part<Reserve.Reserved, CardRefusal> {

    @Override
    public Reads reads() {
        return reserve().reads();
    }

    @Override
    public Step<Reserve.Reserved, CardRefusal> decide(View view, Moment now) {
        return reserve().in(Phase.RELEASE, view);
    }

    private Reserve reserve() {
        return new Reserve(cardId, from, amountMinor, reference);
    }
}
