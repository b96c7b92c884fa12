package io.larder.recharge;

import io.larder.ledger.Moment;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money of a recharge that its channel took back; never deleted.
 *
 * @param channelReference the channel's name of it
 * @param takenMinor what could be taken off the card when it was lost
 */
record ChargebackRow(
        String id,
        String orderId,
        String storeId,
        String channel,
        String channelReference,
        State state,
        long amountMinor,
        long takenMinor,
        String reason,
        String openedBy,
        Instant openedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        LocalDate businessDate) {

    /** Where it stands; only the first is ever left. */
    enum State {
        /** Disputed; the card is blocked. */
        OPEN,
        /** The channel gave the money back. */
        WON,
        /** It did not. */
        LOST
    }

    /** There is one for each recharge. */
    static String idOf(String orderId) {
        return "chb_" + orderId.substring(orderId.indexOf('_') + 1);
    }

    /** This one, opened now. */
    ChargebackRow openedAt(Moment now) {
        return new ChargebackRow(
                id,
                orderId,
                storeId,
                channel,
                channelReference,
                state,
                amountMinor,
                takenMinor,
                reason,
                openedBy,
                now.at(),
                endedBy,
                endedAt,
                now.businessDate());
    }

    /** Decided. */
    ChargebackRow ended(State as, long taken, String by, Instant at) {
        return new ChargebackRow(
                id,
                orderId,
                storeId,
                channel,
                channelReference,
                as,
                amountMinor,
                taken,
                reason,
                openedBy,
                openedAt,
                by,
                at,
                businessDate);
    }
}
