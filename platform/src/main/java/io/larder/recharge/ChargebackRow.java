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
 * @param writtenOffMinor what two persons gave up of the rest since
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
        long writtenOffMinor,
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
        /** It did not; what the card could not give is a claim until it is written off. */
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
                writtenOffMinor,
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
                writtenOffMinor,
                reason,
                openedBy,
                openedAt,
                by,
                at,
                businessDate);
    }

    /** What nobody paid and nobody gave up; nothing while it is not lost. */
    long leftMinor() {
        return state == State.LOST ? amountMinor - takenMinor - writtenOffMinor : 0;
    }

    /** With some of the rest given up. */
    ChargebackRow writtenOff(long minor) {
        return new ChargebackRow(
                id,
                orderId,
                storeId,
                channel,
                channelReference,
                state,
                amountMinor,
                takenMinor,
                Math.addExact(writtenOffMinor, minor),
                reason,
                openedBy,
                openedAt,
                endedBy,
                endedAt,
                businessDate);
    }
}
