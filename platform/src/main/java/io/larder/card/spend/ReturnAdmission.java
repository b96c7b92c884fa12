package io.larder.card.spend;

import io.larder.card.CardAccounts;
import io.larder.card.CardRefusal;
import io.larder.card.core.CardRow;
import io.larder.card.core.Standing;
import io.larder.compliance.CardRules;
import io.larder.ledger.View;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a card can take money back that was spent. */
record ReturnAdmission(View view, ReturnedLots returned, CardRules rules) {

    /** Why it cannot, or null when it can. */
    @Nullable CardRefusal refusal(CardRow card, LocalDate today) {
        var standing = Standing.forArrivedMoney(card, today);
        return standing == null ? overLimit(card) : standing;
    }

    /** Named goes to a named card of the same holder, unnamed to unnamed. */
    boolean sameHolder(CardRow paid, CardRow other) {
        return paid.named()
                ? other.named()
                        && paid.customerId() != null
                        && paid.customerId().equals(other.customerId())
                : !other.named();
    }

    private @Nullable CardRefusal overLimit(CardRow card) {
        long limitMinor = rules.balanceLimitMinor(card.named());
        long principal = view.balance(CardAccounts.principal(card.id())).posted();
        long countedMinor =
                rules.countedMinor(
                        Math.addExact(principal, returned.principalMinor()),
                        Math.addExact(card.bonusMinor(), returned.bonusMinor()));
        return countedMinor > limitMinor ? new CardRefusal.OverLimit(limitMinor) : null;
    }
}
