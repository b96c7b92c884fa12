package io.larder.card.closing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A card that was given back, and what its holder gets for it; never deleted.
 *
 * @param amountMinor principal, for the holder
 * @param forfeitedMinor bonus, which goes back to the issuer
 * @param payee a {@link Payee}, sealed by the vault
 * @param bankReference under which the bank paid, or null
 */
public record PayoutRow(
        String id,
        String cardId,
        String storeId,
        PayoutState state,
        PayoutWay way,
        long amountMinor,
        long forfeitedMinor,
        @Nullable String drawerId,
        String payee,
        String closedBy,
        Instant closedAt,
        @Nullable String paidBy,
        @Nullable Instant paidAt,
        @Nullable String bankReference,
        LocalDate businessDate) {

    PayoutRow paid(String by, Instant at, String reference) {
        return new PayoutRow(
                id,
                cardId,
                storeId,
                PayoutState.PAID,
                way,
                amountMinor,
                forfeitedMinor,
                drawerId,
                payee,
                closedBy,
                closedAt,
                by,
                at,
                reference,
                businessDate);
    }
}
