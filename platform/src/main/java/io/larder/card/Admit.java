package io.larder.card;

import io.larder.card.CardRefusal.Plain;
import io.larder.card.core.Amounts;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.OpenLots;
import io.larder.card.core.Standing;
import io.larder.compliance.CardRules;
import io.larder.compliance.RulePacks;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import org.jspecify.annotations.Nullable;

/**
 * Whether a card may be recharged by this amount now. It changes nothing; credits that are pending
 * count as if they had arrived.
 *
 * @param amountMinor above zero
 * @param inPerson whether the customer stands there
 * @param cash whether it is paid in cash
 */
public record Admit(
        String cardId, long amountMinor, boolean inPerson, boolean cash, RulePacks rules)
        implements Part<Admit.Admitted, CardRefusal> {

    /** Refuses an amount that is not above zero: callers judge that before. */
    public Admit {
        Amounts.requireAboveZero(amountMinor);
    }

    /**
     * The card, as it stands.
     *
     * @param version the card's version
     * @param limitMinor the most that it may hold
     * @param customerId its registered holder, opaque, or null
     */
    public record Admitted(
            String cardId,
            boolean named,
            long version,
            long limitMinor,
            @Nullable String customerId) {}

    @Override
    public Reads reads() {
        return Reads.row(CardTables.CARDS, cardId)
                .and(Reads.account(CardAccounts.principal(cardId)));
    }

    @Override
    public Step<Admitted, CardRefusal> decide(View view, Moment now) {
        var card = view.find(CardTables.CARDS, cardId);
        if (card == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        var refusal = Standing.forUse(card, now.businessDate());
        if (refusal != null) {
            return new Step.Refused<>(refusal);
        }
        if (card.openLots() >= OpenLots.MOST) {
            return new Step.Refused<>(Plain.CARD_LOTS_FULL);
        }
        var inForce = rules.at(now.businessDate());
        var breach = inForce.of(purchase(card, view, inForce));
        if (breach.isPresent()) {
            return new Step.Refused<>(
                    refusal(breach.get(), inForce.balanceLimitMinor(card.named())));
        }
        return new Step.Done<>(admitted(card, inForce), Changes.NONE);
    }

    private CardRules.Purchase purchase(CardRow card, View view, CardRules inForce) {
        var balance = view.balance(CardAccounts.principal(cardId));
        long expectedMinor = Math.addExact(balance.posted(), balance.creditsPending());
        long countedMinor = inForce.countedMinor(expectedMinor, card.bonusMinor());
        return new CardRules.Purchase(
                card.named(),
                card.customerId() != null,
                card.heldByUnit(),
                amountMinor,
                Amounts.sum(countedMinor, amountMinor),
                inPerson,
                cash);
    }

    private static Admitted admitted(CardRow card, CardRules inForce) {
        return new Admitted(
                card.id(),
                card.named(),
                card.version(),
                inForce.balanceLimitMinor(card.named()),
                card.customerId());
    }

    private static CardRefusal refusal(CardRules.Breach breach, long limitMinor) {
        return switch (breach) {
            case OVER_LIMIT -> new CardRefusal.OverLimit(limitMinor);
            case REAL_NAME_REQUIRED -> Plain.REAL_NAME_REQUIRED;
            case CASH_NOT_ALLOWED -> Plain.CASH_NOT_ALLOWED;
        };
    }
}
