package io.larder.card.closing;

import io.larder.card.LotSource;
import io.larder.card.core.LotKind;
import io.larder.card.show.CardBalance;
import io.larder.compliance.CardRules;
import io.larder.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What closing a card would pay, lot by lot, and how it may be paid.
 *
 * @param refundable what the holder gets: all principal that is on the card
 * @param forfeited bonus, which goes back to the issuer
 * @param cashAllowed whether so little may be paid in cash
 * @param rulePack the rules that it was judged by
 * @param blocked whether money is held, or a recharge under way: then it cannot be closed yet
 */
record ClosingQuote(
        String cardId,
        Money refundable,
        Money forfeited,
        boolean cashAllowed,
        Money cashUpTo,
        boolean blocked,
        String rulePack,
        List<Lot> lots) {

    /**
     * One payment's part of it.
     *
     * @param untouched nothing of it was spent, so its recharge can be refunded to its source
     *     before the card is closed
     * @param withinCoolingOff the days in which a payment can be taken back for no reason have not
     *     passed
     */
    record Lot(
            LotKind kind,
            Money remaining,
            Money refundable,
            String sourceChannel,
            String paymentReference,
            LocalDate receivedOn,
            boolean untouched,
            boolean withinCoolingOff) {}

    /** The quote of a card, on a day. */
    static ClosingQuote of(CardBalance card, CardRules rules, LocalDate today) {
        var refundable = Money.cny(card.posted().minor() - card.bonus().minor());
        return new ClosingQuote(
                card.cardId(),
                refundable,
                card.bonus(),
                refundable.minor() <= rules.cashRefundUpToMinor(),
                Money.cny(rules.cashRefundUpToMinor()),
                card.held().minor() > 0 || card.pending().minor() > 0,
                rules.pack(),
                card.lots().stream().map(lot -> lot(lot, rules, today)).toList());
    }

    private static Lot lot(CardBalance.Lot lot, CardRules rules, LocalDate today) {
        boolean bonus = lot.kind() == LotKind.BONUS;
        boolean paid = !bonus && !lot.sourceChannel().equals(LotSource.ADJUSTMENT);
        return new Lot(
                lot.kind(),
                lot.remaining(),
                bonus ? Money.cny(0) : lot.remaining(),
                lot.sourceChannel(),
                lot.paymentReference(),
                lot.businessDate(),
                paid && lot.remaining().equals(lot.original()),
                paid && rules.withinCoolingOff(lot.businessDate(), today));
    }
}
