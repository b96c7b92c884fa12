package io.larder.card.core;

import io.larder.card.LotSource;
import io.larder.ledger.WriterFault;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One payment's money on a card.
 *
 * @param id the card's id and the lot's number on it
 * @param remainingMinor what is left of the original
 * @param expiresOn the last day on which it can be spent, or null
 * @param priority of lots that end on the same day the lower is spent first
 */
public record LotRow(
        String id,
        String cardId,
        LotKind kind,
        long originalMinor,
        long remainingMinor,
        String sourceChannel,
        String paymentReference,
        @Nullable LocalDate expiresOn,
        int priority,
        LocalDate businessDate) {

    /** Bonus before principal: what the customer paid for stays refundable longest. */
    private static final int PRINCIPAL_PRIORITY = 10;

    private static final int BONUS_PRIORITY = 0;

    /** The order in which lots are spent: what ends first, then by priority, then the oldest. */
    public static final Comparator<LotRow> SPEND_ORDER =
            Comparator.comparing(LotRow::expiresOn, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparingInt(LotRow::priority)
                    .thenComparing(LotRow::id);

    /** The id of a card's lot with this number, ordered as the numbers are. */
    public static String idOf(String cardId, int number) {
        // Not String.format: this is on the writer's path.
        var digits = Integer.toString(number);
        return cardId + "/" + "00000000".substring(digits.length()) + digits;
    }

    /** The card of a lot with this id. */
    public static String cardOf(String lotId) {
        return lotId.substring(0, lotId.indexOf('/'));
    }

    /** Its number on that card. */
    public static int numberOf(String lotId) {
        return Integer.parseInt(lotId.substring(lotId.indexOf('/') + 1));
    }

    /** All of it on another card, its original amount included. */
    public LotRow on(CardRow card, int number) {
        return new LotRow(
                idOf(card.id(), number),
                card.id(),
                kind,
                originalMinor,
                remainingMinor,
                sourceChannel,
                paymentReference,
                expiresOn,
                priority,
                businessDate);
    }

    /** A new lot of money that a customer paid. */
    public static LotRow principal(
            CardRow card, long amountMinor, LotSource source, LocalDate today) {
        return new LotRow(
                card.nextLotId(),
                card.id(),
                LotKind.PRINCIPAL,
                amountMinor,
                amountMinor,
                source.channel(),
                source.paymentReference(),
                null,
                PRINCIPAL_PRIORITY,
                today);
    }

    /** A new lot of bonus: its source is its campaign and the payment that it was given for. */
    public static LotRow bonus(
            String id,
            CardRow card,
            long amountMinor,
            LotSource source,
            LocalDate expiresOn,
            LocalDate today) {
        return new LotRow(
                id,
                card.id(),
                LotKind.BONUS,
                amountMinor,
                amountMinor,
                source.channel(),
                source.paymentReference(),
                expiresOn,
                BONUS_PRIORITY,
                today);
    }

    public boolean untouched() {
        return remainingMinor == originalMinor;
    }

    /** Whether its last day has passed. */
    public boolean isOver(LocalDate today) {
        return expiresOn != null && expiresOn.isBefore(today);
    }

    public boolean spendable(LocalDate today) {
        return remainingMinor > 0 && (expiresOn == null || !expiresOn.isBefore(today));
    }

    /** Its number on its card. */
    public int number() {
        return Integer.parseInt(id, cardId.length() + 1, id.length(), 10);
    }

    /** With this much on it again that was taken before; never more than the original. */
    public LotRow more(long amountMinor) {
        var again = less(-amountMinor);
        if (again.remainingMinor > originalMinor) {
            throw new WriterFault("lot " + id + " would be above its original");
        }
        return again;
    }

    /** Some of it as another lot: same source, same term; principal as a refund. */
    public LotRow again(String newId, String toCardId, long amountMinor, LocalDate today) {
        return new LotRow(
                newId,
                toCardId,
                kind == LotKind.BONUS ? kind : LotKind.REFUND,
                amountMinor,
                amountMinor,
                sourceChannel,
                paymentReference,
                expiresOn,
                priority,
                today);
    }

    /** With this much less on it. */
    public LotRow less(long amountMinor) {
        return new LotRow(
                id,
                cardId,
                kind,
                originalMinor,
                Math.subtractExact(remainingMinor, amountMinor),
                sourceChannel,
                paymentReference,
                expiresOn,
                priority,
                businessDate);
    }
}
