package io.larder.reconcile.day;

import io.larder.reconcile.match.Difference;
import io.larder.reconcile.match.DifferenceType;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A difference as stored.
 *
 * @param id made of what the difference is about, so that matching a day again finds it
 * @param storeId of the order; null when it is no order of ours
 * @param lineId the bill's line; null when the bill has none
 * @param reference of its transfer: the order, else the channel order number we booked under, else
 *     the bill's line
 */
record DifferenceRow(
        String id,
        DifferenceType type,
        String channel,
        @Nullable String orderId,
        @Nullable String storeId,
        String channelOrderNumber,
        String transactionId,
        @Nullable String refundNumber,
        @Nullable String lineId,
        String reference,
        long bookedMinor,
        long billMinor,
        long suspenseDebitMinor,
        DifferenceState state,
        LocalDate businessDate,
        Instant openedAt,
        @Nullable Instant resolvedAt) {

    static DifferenceRow of(
            String channel,
            LocalDate date,
            Difference difference,
            @Nullable String storeId,
            Instant now) {
        var line = difference.line();
        var name = difference.name();
        var lineId = line == null ? null : Names.line(channel, date, line.number());
        return new DifferenceRow(
                Names.difference(channel, date, difference),
                difference.type(),
                channel,
                difference.orderId(),
                storeId,
                name.channelOrderNumber(),
                name.transactionId(),
                name.refundNumber(),
                lineId,
                reference(difference, lineId),
                difference.bookedMinor(),
                difference.billMinor(),
                difference.suspenseDebitMinor(),
                DifferenceState.OPEN,
                date,
                now,
                null);
    }

    private static String reference(Difference difference, @Nullable String lineId) {
        if (difference.orderId() != null) {
            return difference.orderId();
        }
        return difference.bookedMinor() != 0 || lineId == null
                ? difference.name().channelOrderNumber()
                : lineId;
    }

    DifferenceRow resolved(Instant at) {
        return new DifferenceRow(
                id,
                type,
                channel,
                orderId,
                storeId,
                channelOrderNumber,
                transactionId,
                refundNumber,
                lineId,
                reference,
                bookedMinor,
                billMinor,
                suspenseDebitMinor,
                DifferenceState.RESOLVED,
                businessDate,
                openedAt,
                at);
    }
}
