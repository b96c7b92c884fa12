package io.larder.card.life;

import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.CardStatus;
import io.larder.card.HolderKind;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.CustomerRow;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import org.jspecify.annotations.Nullable;

/**
 * Notes who holds a card, which fulfils the real-name duty. The same holder again changes nothing;
 * another one is refused.
 *
 * @param customerId opaque, 1 to 64 visible ASCII characters
 * @param customer the holder's name, or null when it is not given; a customer keeps the first one
 */
public record RegisterHolder(
        String cardId, String customerId, HolderKind kind, @Nullable CustomerRow customer)
        implements Part<String, CardRefusal> {

    /** Without a name. */
    public RegisterHolder(String cardId, String customerId, HolderKind kind) {
        this(cardId, customerId, kind, null);
    }

    @Override
    public Reads reads() {
        var card = Reads.row(CardTables.CARDS, cardId);
        return customer == null ? card : card.and(Reads.row(CardTables.CUSTOMERS, customerId));
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var card = view.find(CardTables.CARDS, cardId);
        if (card == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        if (card.status() == CardStatus.CLOSED) {
            return new Step.Refused<>(Plain.CARD_CLOSED);
        }
        if (card.customerId() != null
                && (!card.customerId().equals(customerId) || card.holderKind() != kind)) {
            return new Step.Refused<>(Plain.CARD_HAS_HOLDER);
        }
        var known = customer == null ? null : view.find(CardTables.CUSTOMERS, customerId);
        if (customer != null
                && known != null
                && !known.nameLookup().equals(customer.nameLookup())) {
            return new Step.Refused<>(Plain.NOT_THE_HOLDER);
        }
        var named =
                customer == null || known != null
                        ? Changes.NONE
                        : Changes.NONE.insert(CardTables.CUSTOMERS, customer);
        return card.customerId() == null
                ? registered(named, card.heldBy(customerId, kind), now)
                : new Step.Done<>(cardId, named);
    }

    private Step<String, CardRefusal> registered(Changes named, CardRow after, Moment now) {
        return new Step.Done<>(
                cardId,
                named.update(CardTables.CARDS, after)
                        .event(
                                new CardEvent.HolderRegistered(
                                        cardId,
                                        after.version(),
                                        customerId,
                                        kind,
                                        now.businessDate())));
    }
}
