package io.larder.card;

import io.larder.card.bonus.Giving;
import io.larder.card.core.CardTables;
import io.larder.compliance.RulePacks;
import io.larder.ledger.Moment;
import io.larder.ledger.Reads;
import io.larder.ledger.View;
import org.jspecify.annotations.Nullable;

/**
 * Says what bonus a recharge will bring whose money comes later, so that what was promised is
 * given. It changes nothing: what one card may get at most is judged again when the money comes.
 *
 * @param amountMinor of the recharge
 */
public record PromiseBonus(String cardId, long amountMinor, Bonus bonus, RulePacks rules) {

    /** What it looks at beside the card, whose row and principal {@link Admit} locks. */
    public Reads reads() {
        return Giving.reads(cardId, bonus);
    }

    /** The promise, or null when there is none. */
    public Bonus.@Nullable Promised decide(View view, Moment now) {
        if (bonus instanceof Bonus.None) {
            return null;
        }
        var balance = view.balance(CardAccounts.principal(cardId));
        return new Giving(
                        view.row(CardTables.CARDS, cardId),
                        amountMinor,
                        balance.posted() + balance.creditsPending() + amountMinor,
                        rules.at(now.businessDate()),
                        now.businessDate())
                .promise(view, bonus);
    }
}
