package io.larder.card;

import io.larder.card.CardRefusal.Plain;
import io.larder.card.bonus.Giving;
import io.larder.card.core.Amounts;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotRow;
import io.larder.card.core.Standing;
import io.larder.compliance.CardRules;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Clearing;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Phase;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Puts money that has arrived on a card, as a lot of its own. Whoever combines this part tells the
 * outbox, with the card's version: one event for one recharge. A frozen card is credited and stays
 * frozen, a replaced card's successor is credited; a dead card or a broken limit refuses, and the
 * caller keeps the money for its owner. Other credits that are pending do not count: this money is
 * here, theirs may never come.
 *
 * @param from the account that the money comes from
 * @param amountMinor above zero
 * @param source where it came from; its payment reference becomes the transfer's
 * @param reserved whether a {@link Reserve} of the same account, amount and reference stands
 * @param bonus what is given on top; its lot follows the payment's own
 * @param entities in whose books the card and the account are
 */
public record Credit(
        String cardId,
        Account from,
        long amountMinor,
        LotSource source,
        boolean reserved,
        Bonus bonus,
        RulePacks rules,
        LegalEntities entities)
        implements Part<Credit.Credited, CardRefusal> {

    static final String CODE = "recharge";

    /** Without bonus. */
    public Credit(
            String cardId,
            Account from,
            long amountMinor,
            LotSource source,
            boolean reserved,
            RulePacks rules,
            LegalEntities entities) {
        this(cardId, from, amountMinor, source, reserved, Bonus.NONE, rules, entities);
    }

    /** Refuses an amount that is not above zero: callers judge that before. */
    public Credit {
        Amounts.requireAboveZero(amountMinor);
    }

    /**
     * Money on a card.
     *
     * @param lotId names the lot to {@link Uncredit}
     * @param balanceMinor principal on the card afterwards
     * @param bonus what was given on top, or null
     * @param version the card's version afterwards
     */
    public record Credited(
            String cardId,
            String lotId,
            long balanceMinor,
            Bonus.@Nullable Given bonus,
            long version) {}

    @Override
    public Reads reads() {
        return Reads.row(CardTables.CARDS, cardId)
                .and(Reads.account(CardAccounts.principal(cardId)))
                .and(Giving.reads(cardId, bonus));
    }

    @Override
    public Step<Credited, CardRefusal> decide(View view, Moment now) {
        var card = view.find(CardTables.CARDS, cardId);
        if (card == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        return card.replacedBy() == null
                ? onCard(card, view, now)
                : onSuccessor(card, card.replacedBy(), view, now);
    }

    /** What was expected on a card that was replaced goes to its successor, and no further. */
    private Step<Credited, CardRefusal> onSuccessor(
            CardRow gone, String successor, View view, Moment now) {
        var there = new Credit(successor, from, amountMinor, source, false, bonus, rules, entities);
        if (!view.knows(CardTables.CARDS, successor)
                || !view.knows(CardAccounts.principal(successor))
                || !Giving.known(view, successor, bonus)) {
            return new Step.NeedsMore<>(there.reads());
        }
        var step = there.onCard(view.row(CardTables.CARDS, successor), view, now);
        return reserved && step instanceof Step.Done<Credited, CardRefusal>(Credited it, Changes to)
                ? new Step.Done<>(it, released(gone).and(to))
                : step;
    }

    private Changes released(CardRow gone) {
        return Changes.NONE
                .update(CardTables.CARDS, gone.raised())
                .transfer(
                        from,
                        CardAccounts.principal(cardId),
                        amountMinor,
                        CODE,
                        source.paymentReference(),
                        Phase.RELEASE);
    }

    private Step<Credited, CardRefusal> onCard(CardRow card, View view, Moment now) {
        var refusal = Standing.forArrivedMoney(card, now.businessDate());
        if (refusal != null) {
            return new Step.Refused<>(refusal);
        }
        var inForce = rules.at(now.businessDate());
        long limitMinor = inForce.balanceLimitMinor(card.named());
        long balanceMinor =
                Amounts.sum(view.balance(CardAccounts.principal(cardId)).posted(), amountMinor);
        if (inForce.countedMinor(balanceMinor, card.bonusMinor()) > limitMinor) {
            return new Step.Refused<>(new CardRefusal.OverLimit(limitMinor));
        }
        return credited(view, card, balanceMinor, inForce, now.businessDate());
    }

    private Step<Credited, CardRefusal> credited(
            View view, CardRow card, long balanceMinor, CardRules inForce, LocalDate today) {
        var lot = LotRow.principal(card, amountMinor, source, today);
        var giving = new Giving(card, amountMinor, balanceMinor, inForce, today);
        var given = giving.given(giving.promise(view, bonus));
        var after = given == null ? card.withLot() : card.withBonus(given.minor());
        var money =
                paid(
                        card,
                        Changes.NONE.insert(CardTables.LOTS, lot).update(CardTables.CARDS, after));
        return new Step.Done<>(
                new Credited(card.id(), lot.id(), balanceMinor, given, after.version()),
                given == null
                        ? money
                        : money.and(
                                giving.changes(view, given, source.paymentReference(), entities)));
    }

    private Changes paid(CardRow card, Changes changes) {
        var debit = entities.owned(from);
        var credit = entities.ofCard(CardAccounts.principal(cardId), card.storeId());
        var reference = source.paymentReference();
        return reserved
                ? Clearing.commit(changes, debit, credit, amountMinor, CODE, reference)
                : Clearing.post(changes, debit, credit, amountMinor, CODE, reference);
    }
}
