package io.larder.card.spend;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Money that a store gave back for goods; never deleted.
 *
 * @param cardId the card that it went to
 * @param bonusMinor how much of it is bonus
 * @param balanceMinor principal and bonus on that card afterwards
 */
record SpendRefundRow(
        String id,
        String spendId,
        String cardId,
        long amountMinor,
        long bonusMinor,
        long balanceMinor,
        String reason,
        Instant at,
        LocalDate businessDate) {}
