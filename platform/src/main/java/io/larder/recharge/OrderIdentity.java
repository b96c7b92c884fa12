package io.larder.recharge;

import io.larder.ledger.Reads;
import org.jspecify.annotations.Nullable;

/**
 * What never changes of an order through a channel, read before a command is submitted.
 *
 * @param attemptId the channel order number
 * @param campaignId the campaign that promised bonus for it, or null
 */
record OrderIdentity(
        String orderId,
        String attemptId,
        String cardId,
        PayWith payWith,
        long amountMinor,
        @Nullable String campaignId) {

    /** The order, its attempt and its card. */
    Reads reads() {
        return Reads.row(RechargeTables.ORDERS, orderId)
                .and(Reads.row(RechargeTables.ATTEMPTS, attemptId))
                .and(Releasing.of(cardId, payWith, amountMinor, orderId).reads());
    }
}
