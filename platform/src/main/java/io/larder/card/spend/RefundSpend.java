package io.larder.card.spend;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.core.Amounts;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Clearing;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import org.jspecify.annotations.Nullable;

/**
 * Gives money back for goods, to the lots that it came from. A frozen card takes it and stays
 * frozen. When the card is gone, or would hold more than it may, it goes to another card of the
 * same holder, or from one unnamed card to another (MOFCOM Order 2012 No. 9, on goods returned).
 *
 * @param cardId the card that paid
 * @param toCardId the card that takes it, usually the same
 * @param amountMinor above zero, or null for all that was not given back yet
 * @param entities in whose books the store and the cards are
 */
record RefundSpend(
        String refundId,
        String spendId,
        String cardId,
        String toCardId,
        @Nullable Long amountMinor,
        String reason,
        RulePacks rules,
        LegalEntities entities)
        implements Part<String, CardRefusal> {

    private static final String CODE = "spend-refund";

    RefundSpend {
        if (amountMinor != null) {
            Amounts.requireAboveZero(amountMinor);
        }
    }

    @Override
    public Reads reads() {
        return Reads.row(Spends.TABLE, spendId)
                .and(CardTables.withCard(cardId))
                .and(CardTables.withCard(toCardId));
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var spend = view.find(Spends.TABLE, spendId);
        if (spend == null) {
            return new Step.Refused<>(Plain.UNKNOWN_SPEND);
        }
        long minor = amountMinor == null ? spend.leftMinor() : amountMinor;
        if (spend.leftMinor() == 0) {
            return new Step.Refused<>(Plain.SPEND_REFUNDED);
        }
        if (minor > spend.leftMinor()) {
            return new Step.Refused<>(Plain.ABOVE_SPEND);
        }
        var shares = TakenLots.read(spend.takenLots()).back(spend.refundedMinor(), minor);
        var returned = ReturnedLots.of(view, cardId, shares);
        return returned == null
                ? new Step.NeedsMore<>(ReturnedLots.reads(cardId, shares))
                : decide(view, spend, returned, now);
    }

    private Step<String, CardRefusal> decide(
            View view, SpendRow spend, ReturnedLots returned, Moment now) {
        var admission = new ReturnAdmission(view, returned, rules.at(now.businessDate()));
        var paid = view.row(CardTables.CARDS, cardId);
        var why = admission.refusal(paid, now.businessDate());
        if (toCardId.equals(cardId)) {
            return why == null ? given(view, spend, paid, returned, now) : new Step.Refused<>(why);
        }
        if (why == null) {
            return new Step.Refused<>(Plain.REFUND_TO_OWN_CARD);
        }
        var other = view.find(CardTables.CARDS, toCardId);
        if (other == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        if (!admission.sameHolder(paid, other)) {
            return new Step.Refused<>(Plain.REFUND_TO_OTHER_HOLDER);
        }
        var whyOther = admission.refusal(other, now.businessDate());
        return whyOther == null
                ? given(view, spend, other, returned, now)
                : new Step.Refused<>(whyOther);
    }

    private Step<String, CardRefusal> given(
            View view, SpendRow spend, CardRow to, ReturnedLots returned, Moment now) {
        var landed = returned.on(to, now.businessDate());
        var principal = CardAccounts.principal(to.id());
        var bonus = CardAccounts.bonus(to.id());
        long balanceMinor =
                Math.addExact(
                        Math.addExact(view.balance(principal).posted(), to.bonusMinor()),
                        returned.minor());
        var changes =
                landed.changes()
                        .update(Spends.TABLE, spend.refunded(returned.minor()))
                        .insert(
                                Spends.REFUNDS,
                                new SpendRefundRow(
                                        refundId,
                                        spendId,
                                        to.id(),
                                        returned.minor(),
                                        returned.bonusMinor(),
                                        balanceMinor,
                                        reason,
                                        now.at(),
                                        now.businessDate()));
        changes = pay(changes, spend, to, principal, returned.principalMinor());
        changes = pay(changes, spend, to, bonus, returned.bonusMinor());
        return new Step.Done<>(
                refundId,
                changes.event(
                        new CardEvent.SpendRefunded(
                                to.id(),
                                landed.card().version(),
                                refundId,
                                spendId,
                                returned.minor(),
                                balanceMinor,
                                now.businessDate())));
    }

    private Changes pay(Changes changes, SpendRow spend, CardRow to, Account account, long minor) {
        return minor == 0
                ? changes
                : Clearing.post(
                        changes,
                        entities.owned(Chart.sales(spend.storeId())),
                        entities.ofCard(account, to.storeId()),
                        minor,
                        CODE,
                        refundId);
    }
}
