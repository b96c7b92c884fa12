package io.larder.reconcile.day;

import io.larder.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A business day as people see it.
 *
 * @param state {@code OPEN} or {@code CLOSED}
 * @param missing what stands against closing it; empty when nothing does
 */
record DayView(
        LocalDate date,
        String state,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        List<ChannelView> channels,
        List<Drawer> cash,
        List<Missing> missing) {

    /**
     * A channel's day.
     *
     * @param bill {@code RECONCILED}, {@code NOT_FETCHED}, or what came of asking for it the last
     *     time
     * @param detail why the bill could not be used; empty when it could
     * @param errorRateCount share of lines neither matched nor held in a difference, 0 to 1
     * @param errorRateMoney the same by money
     * @param openRateCount open differences for each line
     * @param openRateMoney suspense of open differences for each unit of the lines' money
     */
    record ChannelView(
            String channel,
            String bill,
            String detail,
            int lines,
            Money lineAmount,
            int matched,
            int inDifference,
            int differences,
            int openDifferences,
            Money openSuspense,
            Money fees,
            double errorRateCount,
            double errorRateMoney,
            double openRateCount,
            double openRateMoney) {

        private static final String RECONCILED = "RECONCILED";

        static ChannelView of(ChannelDayRow day, Differences.Standing standing) {
            return new ChannelView(
                    day.channel(),
                    RECONCILED,
                    "",
                    day.lineCount(),
                    Money.cny(day.lineMinor()),
                    day.matchedCount(),
                    day.differingCount(),
                    standing.all(),
                    standing.open(),
                    Money.cny(standing.openMinor()),
                    Money.cny(day.feeMinor()),
                    rate(day.unexplainedCount(), day.lineCount()),
                    rate(day.unexplainedMinor(), day.lineMinor()),
                    rate(standing.open(), day.lineCount()),
                    rate(standing.openMinor(), day.lineMinor()));
        }

        static ChannelView waiting(String channel, String bill, String detail) {
            var nothing = Money.cny(0);
            return new ChannelView(
                    channel, bill, detail, 0, nothing, 0, 0, 0, 0, nothing, nothing, 0, 0, 0, 0);
        }

        boolean reconciled() {
            return bill.equals(RECONCILED);
        }

        private static double rate(long part, long whole) {
            if (part == 0) {
                return 0;
            }
            return whole == 0 ? 1 : (double) part / whole;
        }
    }

    /**
     * A drawer's cash.
     *
     * @param taken net takings as booked
     * @param counted null while nobody counted
     * @param over what was counted too much, below zero when too little; null while nobody counted
     * @param countComplete whether the last count is of all that was taken
     */
    record Drawer(
            String drawerId,
            Money taken,
            @Nullable Money counted,
            @Nullable Money over,
            boolean countComplete) {

        static Drawer of(CashCounts.DrawerDay day) {
            var count = day.count();
            return new Drawer(
                    day.drawerId(),
                    Money.cny(day.takenMinor()),
                    count == null ? null : Money.cny(count.countedMinor()),
                    count == null ? null : Money.cny(count.overMinor()),
                    day.isCounted());
        }
    }
}
