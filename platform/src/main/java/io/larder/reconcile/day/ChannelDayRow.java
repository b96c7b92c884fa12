package io.larder.reconcile.day;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A channel's day whose bill was matched whole.
 *
 * @param billHash of the file that was matched; {@code EMPTY} when the channel had nothing
 * @param lineMinor the lines' amounts, payments and refunds alike counted up
 * @param matchedCount lines that agree with a booking
 * @param differingCount lines held in a typed, posted difference
 * @param feeMinor fees booked for the day, those given back taken off
 */
record ChannelDayRow(
        String id,
        String channel,
        LocalDate businessDate,
        String billHash,
        int lineCount,
        long lineMinor,
        int matchedCount,
        long matchedMinor,
        int differingCount,
        long differingMinor,
        long feeMinor,
        Instant reconciledAt) {

    /** Lines neither matched nor held in a difference. */
    int unexplainedCount() {
        return lineCount - matchedCount - differingCount;
    }

    /** Their money. */
    long unexplainedMinor() {
        return lineMinor - matchedMinor - differingMinor;
    }
}
