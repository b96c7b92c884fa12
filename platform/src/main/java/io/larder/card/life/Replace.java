package io.larder.card.life;

import io.larder.card.CardAccounts;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.CardStatus;
import io.larder.card.FreezeReason;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.Standing;
import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kills a card and gives everything of it to a fresh one, which comes into use. The limit is not
 * judged again: it is the same money. A card that is frozen for anything but a loss, or because it
 * has expired, keeps its money where it is.
 */
public record Replace(CarryOver over, ReplacementReason reason)
        implements Part<CarryOver.Carried, CardRefusal> {

    private static final Set<FreezeReason> REPLACED =
            Set.of(FreezeReason.LOSS, FreezeReason.EXPIRED);

    @Override
    public Reads reads() {
        return over.reads();
    }

    @Override
    public Step<CarryOver.Carried, CardRefusal> decide(View view, Moment now) {
        var from = view.find(CardTables.CARDS, over.fromCardId());
        var to = view.find(CardTables.CARDS, over.toCardId());
        if (from == null || to == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        if (from.id().equals(to.id())) {
            return new Step.Refused<>(Plain.TRANSFER_TO_ITSELF);
        }
        var today = now.businessDate();
        var refusal = ofOld(from, today);
        if (refusal == null) {
            refusal = ofNew(view, from, to, today);
        }
        return refusal == null
                ? over.decide(view, from, to, reason.name(), now)
                : new Step.Refused<>(refusal);
    }

    private @Nullable CardRefusal ofOld(CardRow card, LocalDate today) {
        if (card.status() == CardStatus.ISSUED || card.status() == CardStatus.CLOSED) {
            return Standing.forUse(card, today);
        }
        if (!REPLACED.containsAll(card.freezes())) {
            return Plain.CARD_FROZEN;
        }
        boolean standsIn =
                switch (reason) {
                    case LOSS -> card.freezes().contains(FreezeReason.LOSS);
                    case DAMAGE -> true;
                    case EXPIRY -> card.expired(today);
                };
        if (!standsIn) {
            return card.named() || reason != ReplacementReason.LOSS
                    ? Plain.CARD_STATUS_FORBIDS
                    : Plain.CARD_NOT_NAMED;
        }
        return null;
    }

    private @Nullable CardRefusal ofNew(View view, CardRow from, CardRow to, LocalDate today) {
        if (to.status() != CardStatus.ISSUED) {
            var refusal = Standing.forUse(to, today);
            if (refusal != null) {
                return refusal;
            }
        }
        if (to.expired(today)) {
            return Plain.CARD_EXPIRED;
        }
        if (to.nextLot() > 0
                || !isUntouched(view, CardAccounts.principal(to.id()))
                || !isUntouched(view, CardAccounts.bonus(to.id()))) {
            return Plain.SUCCESSOR_IN_USE;
        }
        if (!from.mayGoOnAs(to)) {
            return Plain.CARDS_DO_NOT_MATCH;
        }
        return to.customerId() == null || to.customerId().equals(from.customerId())
                ? null
                : Plain.CARD_HAS_HOLDER;
    }

    private static boolean isUntouched(View view, Account account) {
        return view.balance(account).equals(Balance.ZERO);
    }
}
