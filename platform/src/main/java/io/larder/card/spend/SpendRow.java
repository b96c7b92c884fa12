package io.larder.card.spend;

import io.larder.card.core.OpenLots;
import io.larder.ledger.Moment;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A purchase that a card paid for, by a spend or by a hold that was committed.
 *
 * @param takenLots as {@link TakenLots} writes them
 * @param refundedMinor how much of it was given back
 * @param balanceMinor principal and bonus that it left on the card
 */
public record SpendRow(
        String id,
        String cardId,
        String storeId,
        long amountMinor,
        String takenLots,
        long refundedMinor,
        long balanceMinor,
        Instant at,
        LocalDate businessDate) {

    /** A new one. */
    public static SpendRow of(
            String id,
            String cardId,
            String storeId,
            OpenLots.Taken taken,
            long balanceMinor,
            Moment now) {
        var shares =
                taken.shares().stream()
                        .map(share -> new TakenLots.Share(share.lot().number(), share.minor()))
                        .toList();
        return new SpendRow(
                id,
                cardId,
                storeId,
                taken.minor(),
                new TakenLots(shares).text(),
                0,
                balanceMinor,
                now.at(),
                now.businessDate());
    }

    long leftMinor() {
        return amountMinor - refundedMinor;
    }

    /** With this much more given back. */
    SpendRow refunded(long minor) {
        return new SpendRow(
                id,
                cardId,
                storeId,
                amountMinor,
                takenLots,
                Math.addExact(refundedMinor, minor),
                balanceMinor,
                at,
                businessDate);
    }
}
