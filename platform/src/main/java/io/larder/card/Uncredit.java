package io.larder.card;

import io.larder.card.CardRefusal.Plain;
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

/**
 * Takes a whole recharge off its card again, if nothing of it was spent. A frozen card is refused:
 * no money leaves it.
 *
 * @param lotId as {@link Credit.Credited} named it
 * @param to the account that the money goes to, such as a channel's refunds payable
 * @param reference what it belongs to, such as the refund's id
 * @param entities in whose books the card and the account are
 */
public record Uncredit(
        String cardId, String lotId, Account to, String reference, LegalEntities entities)
        implements Part<Uncredit.Uncredited, CardRefusal> {

    private static final String CODE = "recharge-refund";

    /**
     * Money off a card.
     *
     * @param amountMinor the whole of that recharge
     * @param balanceMinor principal on the card afterwards
     * @param version the card's version afterwards
     */
    public record Uncredited(String cardId, long amountMinor, long balanceMinor, long version) {}

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
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        if (card.status() == CardStatus.FROZEN) {
            return new Step.Refused<>(Plain.CARD_FROZEN);
        }
        var lot = view.row(CardTables.LOTS, lotId);
        if (!lot.cardId().equals(cardId)) {
            throw new WriterFault("lot " + lotId + " is another card's");
        }
        var balance = view.balance(CardAccounts.principal(cardId));
        if (!lot.untouched() || balance.available() < lot.originalMinor()) {
            return new Step.Refused<>(Plain.RECHARGE_SPENT);
        }
        return uncredited(card, lot, balance.posted() - lot.originalMinor(), now);
    }

    private Step<Uncredited, CardRefusal> uncredited(
            CardRow card, LotRow lot, long balanceMinor, Moment now) {
        var after = card.raised();
        long amountMinor = lot.originalMinor();
        return new Step.Done<>(
                new Uncredited(cardId, amountMinor, balanceMinor, after.version()),
                paid(
                                card,
                                Changes.NONE
                                        .update(CardTables.LOTS, lot.less(amountMinor))
                                        .update(CardTables.CARDS, after),
                                amountMinor)
                        .event(
                                new CardEvent.Uncredited(
                                        cardId,
                                        after.version(),
                                        lotId,
                                        amountMinor,
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
