package io.larder.card;

import io.larder.card.CardRefusal.Plain;
import io.larder.compliance.RulePacks;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.ledger.WriterFault;
import org.jspecify.annotations.Nullable;

/**
 * Moves principal from one card to another, its own or a gift. Each lot that it comes from goes on
 * as a lot of the other card with the same source, so that a refund still finds its way back. Bonus
 * stays: it was given to this card. The other card is judged as for a recharge, credits on their
 * way included.
 *
 * @param amountMinor above zero
 * @param reference the movement's id
 */
record MoveMoney(
        String fromCardId, String toCardId, long amountMinor, String reference, RulePacks rules)
        implements Part<MoveMoney.Moved, CardRefusal> {

    private static final String CODE = "transfer";

    MoveMoney {
        Amounts.requireAboveZero(amountMinor);
    }

    /**
     * Money moved.
     *
     * @param balanceMinor principal left on the card that it came from
     * @param version that card's version afterwards
     */
    record Moved(
            String reference,
            String fromCardId,
            String toCardId,
            long amountMinor,
            long balanceMinor,
            long version) {}

    @Override
    public Reads reads() {
        return CardAccounts.withCard(fromCardId).and(admission().reads());
    }

    private Admit admission() {
        return new Admit(toCardId, amountMinor, true, false, rules);
    }

    @Override
    public Step<Moved, CardRefusal> decide(View view, Moment now) {
        if (fromCardId.equals(toCardId)) {
            return new Step.Refused<>(Plain.TRANSFER_TO_ITSELF);
        }
        var from = view.find(CardTables.CARDS, fromCardId);
        if (from == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        var refusal = refusal(view, from, now);
        if (refusal != null) {
            return new Step.Refused<>(refusal);
        }
        if (!OpenLots.known(view, from)) {
            return new Step.NeedsMore<>(OpenLots.reads(from));
        }
        var today = now.businessDate();
        var lots = OpenLots.of(view, from);
        var principalOnly = new Available(lots.available(view, today).principalMinor(), 0);
        var taken = lots.take(amountMinor, principalOnly, today);
        if (taken.minor() < amountMinor) {
            return new Step.Refused<>(Plain.NOT_ENOUGH_MONEY);
        }
        var to = view.row(CardTables.CARDS, toCardId);
        return to.openLots() + taken.changed().size() > Admit.MOST_OPEN_LOTS
                ? new Step.Refused<>(Plain.CARD_LOTS_FULL)
                : moved(view, from, to, taken, now);
    }

    private @Nullable CardRefusal refusal(View view, CardRow from, Moment now) {
        var standing = Standing.forUse(from, now.businessDate());
        if (standing != null) {
            return standing;
        }
        return switch (admission().decide(view, now)) {
            case Step.Refused<Admit.Admitted, CardRefusal>(CardRefusal why) -> why;
            case Step.Done<Admit.Admitted, CardRefusal> admitted -> null;
            case Step.NeedsMore<Admit.Admitted, CardRefusal> more ->
                    throw new WriterFault("an admission reads one card");
        };
    }

    private Step<Moved, CardRefusal> moved(
            View view, CardRow from, CardRow to, OpenLots.Taken taken, Moment now) {
        var left = from.spent(taken.openFrom(), from.bonusMinor());
        var changes = Changes.NONE.update(CardTables.CARDS, left);
        var grown = to;
        for (var lot : taken.changed()) {
            var before = view.row(CardTables.LOTS, lot.id());
            long minor = before.remainingMinor() - lot.remainingMinor();
            var source = new LotSource(lot.sourceChannel(), lot.paymentReference());
            changes =
                    changes.update(CardTables.LOTS, lot)
                            .insert(
                                    CardTables.LOTS,
                                    LotRow.principal(grown, minor, source, now.businessDate()));
            grown = grown.withLot();
        }
        long balanceMinor = view.balance(CardAccounts.principal(fromCardId)).posted() - amountMinor;
        return new Step.Done<>(
                new Moved(
                        reference, fromCardId, toCardId, amountMinor, balanceMinor, left.version()),
                told(changes.update(CardTables.CARDS, grown), left, grown, now));
    }

    private Changes told(Changes changes, CardRow from, CardRow to, Moment now) {
        return changes.transfer(
                        CardAccounts.principal(fromCardId),
                        CardAccounts.principal(toCardId),
                        amountMinor,
                        CODE,
                        reference)
                .event(moved(from, -amountMinor, now))
                .event(moved(to, amountMinor, now));
    }

    private CardEvent.Moved moved(CardRow card, long minor, Moment now) {
        return new CardEvent.Moved(card.id(), card.version(), reference, minor, now.businessDate());
    }
}
