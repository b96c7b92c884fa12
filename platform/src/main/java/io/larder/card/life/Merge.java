package io.larder.card.life;

import io.larder.card.CardAccounts;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.core.Amounts;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.Standing;
import io.larder.compliance.RulePacks;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ends a card and puts everything of it on another card in use: of the same holder, or both
 * unnamed. The other card may not come to hold more than it may, credits on their way included.
 */
public record Merge(CarryOver over, RulePacks rules)
        implements Part<CarryOver.Carried, CardRefusal> {

    static final String WHY = "MERGE";

    @Override
    public Reads reads() {
        return over.reads();
    }

    @Override
    public Step<CarryOver.Carried, CardRefusal> decide(View view, Moment now) {
        var from = view.find(CardTables.CARDS, over.fromCardId());
        var into = view.find(CardTables.CARDS, over.toCardId());
        if (from == null || into == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        if (from.id().equals(into.id())) {
            return new Step.Refused<>(Plain.TRANSFER_TO_ITSELF);
        }
        var refusal = refusal(view, from, into, now.businessDate());
        return refusal == null
                ? over.decide(view, from, into, WHY, now)
                : new Step.Refused<>(refusal);
    }

    private @Nullable CardRefusal refusal(View view, CardRow from, CardRow into, LocalDate today) {
        for (var card : new CardRow[] {from, into}) {
            var refusal = Standing.forUse(card, today);
            if (refusal != null) {
                return refusal;
            }
        }
        if (!from.mayGoOnAs(into)) {
            return Plain.CARDS_DO_NOT_MATCH;
        }
        if (!Objects.equals(from.customerId(), into.customerId())) {
            return Plain.CARD_HAS_HOLDER;
        }
        if (from.named() && from.customerId() == null) {
            return Plain.REAL_NAME_REQUIRED;
        }
        return overLimit(view, from, into, today);
    }

    private @Nullable CardRefusal overLimit(
            View view, CardRow from, CardRow into, LocalDate today) {
        var inForce = rules.at(today);
        var there = view.balance(CardAccounts.principal(into.id()));
        long principalMinor =
                Amounts.sum(
                        there.posted() + there.creditsPending(),
                        view.balance(CardAccounts.principal(from.id())).posted());
        long countedMinor =
                inForce.countedMinor(principalMinor, from.bonusMinor() + into.bonusMinor());
        long limitMinor = inForce.balanceLimitMinor(into.named());
        return countedMinor > limitMinor ? new CardRefusal.OverLimit(limitMinor) : null;
    }
}
