package io.larder.card;

import io.larder.card.bonus.BonusRow;
import io.larder.card.bonus.BonusTables;
import io.larder.card.bonus.PaidAndGiven;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotRow;
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
import io.larder.ledger.WriterFault;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a recharge off its card again, all that was not spent of it or a part, with the bonus that
 * belongs to it; how much, {@link PaidAndGiven} says. A frozen card is refused: no money leaves it.
 *
 * @param lotId as {@link Credit.Credited} named it
 * @param bonus the bonus given for it, or null
 * @param amountMinor above zero, or null for all that can be refunded
 * @param before what was refunded of it before
 * @param to the account that the money goes to, such as a channel's refunds payable
 * @param reference what it belongs to, such as the order's id
 * @param entities in whose books the card and the account are
 */
public record Uncredit(
        String cardId,
        String lotId,
        @Nullable BonusLot bonus,
        @Nullable Long amountMinor,
        Before before,
        Account to,
        String reference,
        LegalEntities entities)
        implements Part<Uncredit.Uncredited, CardRefusal> {

    private static final String CODE = "recharge-refund";
    private static final String BONUS_CODE = "bonus-back";

    /** Without bonus. */
    public Uncredit(
            String cardId,
            String lotId,
            @Nullable Long amountMinor,
            Before before,
            Account to,
            String reference,
            LegalEntities entities) {
        this(cardId, lotId, null, amountMinor, before, to, reference, entities);
    }

    /**
     * The lot of bonus that was given with the recharge.
     *
     * @param bonusId its id as {@link Bonus.Given} named it
     * @param lotId its id now, on the same card as the recharge's lot
     */
    public record BonusLot(String bonusId, String lotId) {}

    /**
     * What went off before.
     *
     * @param refundedMinor to the payer
     * @param bonusBackMinor for the bonus
     */
    public record Before(long refundedMinor, long bonusBackMinor) {
        /** Nothing. */
        public static final Before NONE = new Before(0, 0);
    }

    /**
     * Money off a card.
     *
     * @param amountMinor what goes to the payer
     * @param bonusBackMinor what was taken back for the bonus
     * @param balanceMinor principal on the card afterwards
     * @param version the card's version afterwards
     */
    public record Uncredited(
            String cardId,
            long amountMinor,
            long bonusBackMinor,
            long balanceMinor,
            long version) {}

    @Override
    public Reads reads() {
        var reads =
                Reads.row(CardTables.CARDS, cardId)
                        .and(Reads.row(CardTables.LOTS, lotId))
                        .and(Reads.account(CardAccounts.principal(cardId)));
        return bonus == null
                ? reads
                : reads.and(Reads.row(CardTables.LOTS, bonus.lotId()))
                        .and(Reads.row(BonusTables.BONUSES, bonus.bonusId()))
                        .and(Reads.row(BonusTables.BONUSES, bonus.lotId()))
                        .and(Reads.account(CardAccounts.bonus(cardId)));
    }

    @Override
    public Step<Uncredited, CardRefusal> decide(View view, Moment now) {
        var card = view.find(CardTables.CARDS, cardId);
        if (card == null) {
            return new Step.Refused<>(CardRefusal.Plain.UNKNOWN_CARD);
        }
        if (card.status() == CardStatus.FROZEN) {
            return new Step.Refused<>(CardRefusal.Plain.CARD_FROZEN);
        }
        var lot = view.row(CardTables.LOTS, lotId);
        if (!lot.cardId().equals(cardId)) {
            throw new WriterFault("lot " + lotId + " is another card's");
        }
        var all = all(view, lot);
        long refundableMinor = all.refundableMinor();
        long minor = amountMinor == null ? refundableMinor : amountMinor;
        return minor == 0 || minor > refundableMinor
                ? new Step.Refused<>(new CardRefusal.RechargeSpent(refundableMinor))
                : uncredited(view, card, lot, all.back(minor), now);
    }

    /** The package as it stands; what is held of the card counts as spent. */
    private PaidAndGiven all(View view, LotRow lot) {
        var bonusLot = bonus == null ? null : view.row(CardTables.LOTS, bonus.lotId());
        return new PaidAndGiven(
                lot.originalMinor(),
                bonusLot == null ? 0 : bonusLot.originalMinor() - expiredMinor(view),
                before.refundedMinor(),
                before.bonusBackMinor(),
                free(view, lot, CardAccounts.principal(cardId)),
                bonusLot == null ? 0 : free(view, bonusLot, CardAccounts.bonus(cardId)));
    }

    /** What ran out where the bonus was given and where it is now. */
    private long expiredMinor(View view) {
        return bonus == null
                ? 0
                : Stream.of(bonus.bonusId(), bonus.lotId())
                        .distinct()
                        .map(id -> view.find(BonusTables.BONUSES, id))
                        .flatMap(Stream::ofNullable)
                        .mapToLong(BonusRow::expiredMinor)
                        .sum();
    }

    private static long free(View view, LotRow lot, Account account) {
        return Math.min(lot.remainingMinor(), view.balance(account).available());
    }

    private Step<Uncredited, CardRefusal> uncredited(
            View view, CardRow card, LotRow lot, PaidAndGiven.Back back, Moment now) {
        var after = card.spent(card.firstOpenLot(), card.bonusMinor() - back.fromBonusMinor());
        long posted = view.balance(CardAccounts.principal(cardId)).posted();
        var off =
                new Uncredited(
                        cardId,
                        back.refundMinor(),
                        back.takenBackMinor(),
                        posted - back.principalMinor(),
                        after.version());
        var changes =
                Changes.NONE
                        .update(CardTables.LOTS, lot.less(back.principalMinor()))
                        .update(CardTables.CARDS, after);
        var money =
                paid(card, changes, CODE, CardAccounts.principal(cardId), to, off.amountMinor());
        return new Step.Done<>(off, bonusBack(view, card, money, back).event(told(off, now)));
    }

    private CardEvent told(Uncredited off, Moment now) {
        return new CardEvent.Uncredited(
                cardId,
                off.version(),
                lotId,
                off.amountMinor(),
                off.bonusBackMinor(),
                off.balanceMinor(),
                now.businessDate());
    }

    /** The bonus goes back to its campaign; what was spent of it is paid for with principal. */
    private Changes bonusBack(View view, CardRow card, Changes changes, PaidAndGiven.Back back) {
        if (bonus == null) {
            return changes;
        }
        var lot = view.row(CardTables.LOTS, bonus.lotId());
        var cost = Chart.bonusCost(lot.sourceChannel());
        var all = changes;
        if (back.fromBonusMinor() > 0) {
            all = all.update(CardTables.LOTS, lot.less(back.fromBonusMinor()));
            var from = CardAccounts.bonus(cardId);
            all = paid(card, all, BONUS_CODE, from, cost, back.fromBonusMinor());
        }
        return back.fromPrincipalMinor() == 0
                ? all
                : paid(
                        card,
                        all,
                        BONUS_CODE,
                        CardAccounts.principal(cardId),
                        cost,
                        back.fromPrincipalMinor());
    }

    private Changes paid(
            CardRow card, Changes changes, String code, Account from, Account into, long minor) {
        return Clearing.post(
                changes,
                entities.ofCard(from, card.storeId()),
                entities.owned(into),
                minor,
                code,
                reference);
    }
}
