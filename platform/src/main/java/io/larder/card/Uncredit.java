package io.larder.card;

import io.larder.card.bonus.PaidAndGiven;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotRow;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Clearing;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.ledger.WriterFault;
import org.jspecify.annotations.Nullable;

/**
 * Takes a recharge off its card again, all that was not spent of it or a part, with the bonus that
 * belongs to it; how much, {@link PaidAndGiven} says. A frozen card is refused: no money leaves it.
 *
 * @param lotId as {@link Credit.Credited} named it
 * @param amountMinor above zero, or null for all that can be refunded
 * @param before what was refunded of it before
 * @param to the account that the money goes to, such as a channel's refunds payable
 * @param reference what it belongs to, such as the order's id
 * @param entities in whose books the card and the account are
 */
public record Uncredit(
        String cardId,
        String lotId,
        @Nullable Long amountMinor,
        Before before,
        Account to,
        String reference,
        LegalEntities entities)
        implements Part<Uncredit.Uncredited, CardRefusal> {

    private static final String CODE = "recharge-refund";

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
        return Reads.row(CardTables.CARDS, cardId)
                .and(Reads.row(CardTables.LOTS, lotId))
                .and(Reads.account(CardAccounts.principal(cardId)));
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
        var balance = view.balance(CardAccounts.principal(cardId));
        var all =
                new PaidAndGiven(
                        lot.originalMinor(),
                        0,
                        before.refundedMinor(),
                        before.bonusBackMinor(),
                        Math.min(lot.remainingMinor(), balance.available()),
                        0);
        long refundableMinor = all.refundableMinor();
        long minor = amountMinor == null ? refundableMinor : amountMinor;
        return minor == 0 || minor > refundableMinor
                ? new Step.Refused<>(new CardRefusal.RechargeSpent(refundableMinor))
                : uncredited(card, lot, all.back(minor), balance.posted(), now);
    }

    private Step<Uncredited, CardRefusal> uncredited(
            CardRow card, LotRow lot, PaidAndGiven.Back back, long postedMinor, Moment now) {
        var after = card.raised();
        long minor = back.refundMinor();
        long balanceMinor = postedMinor - back.principalMinor();
        return new Step.Done<>(
                new Uncredited(cardId, minor, back.takenBackMinor(), balanceMinor, after.version()),
                paid(
                                card,
                                Changes.NONE
                                        .update(CardTables.LOTS, lot.less(back.principalMinor()))
                                        .update(CardTables.CARDS, after),
                                minor)
                        .event(
                                new CardEvent.Uncredited(
                                        cardId,
                                        after.version(),
                                        lotId,
                                        minor,
                                        back.takenBackMinor(),
                                        balanceMinor,
                                        now.businessDate())));
    }

    private Changes paid(CardRow card, Changes changes, long amountMinor) {
        return Clearing.post(
                changes,
                entities.ofCard(CardAccounts.principal(cardId), card.storeId()),
                entities.owned(to),
                amountMinor,
                CODE,
                reference);
    }
}
