package io.larder.reconcile.day;

import io.larder.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A business day as people see it.
 *
 * @param wholeChain whether it is of all stores; for somebody limited to stores there are their
 *     drawers and their orders' differences, and of each bill only its state
 * @param status {@code OPEN} or {@code CLOSED}
 * @param blockedBy what stands against closing it; empty when nothing does
 * @param lines bill lines of all channels
 * @param matched lines that agree with a booking
 * @param errorRateCount share of lines neither matched nor held in a difference, 0 to 1
 * @param errorRateMoney the same by money
 * @param openRateCount open differences for each line
 * @param openRateMoney suspense of open differences for each unit of the lines' money
 */
record DayView(
        LocalDate date,
        boolean wholeChain,
        String status,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        List<Bill> bills,
        List<Drawer> drawers,
        List<Block> blockedBy,
        int lines,
        int matched,
        int differences,
        int openDifferences,
        double errorRateCount,
        double errorRateMoney,
        double openRateCount,
        double openRateMoney) {

    /** A day that adds up its channels' figures. */
    static DayView of(
            LocalDate date,
            boolean wholeChain,
            @Nullable BusinessDayRow closed,
            List<Bill> bills,
            List<Drawer> drawers,
            List<Block> blockedBy) {
        var all = new Sums();
        bills.forEach(all::add);
        return new DayView(
                date,
                wholeChain,
                closed == null ? "OPEN" : "CLOSED",
                closed == null ? null : closed.closedAt(),
                closed == null ? null : closed.closedBy(),
                bills,
                drawers,
                blockedBy,
                all.lines,
                all.matched,
                all.differences,
                all.open,
                rate(all.lines - all.matched - all.inDifference, all.lines),
                rate(all.unexplainedMinor, all.minor),
                rate(all.open, all.lines),
                rate(all.openMinor, all.minor));
    }

    private static double rate(long part, long whole) {
        if (part == 0) {
            return 0;
        }
        return whole == 0 ? 1 : (double) part / whole;
    }

    /**
     * A channel's bill of the day.
     *
     * @param state {@code DUE}: not out yet; {@code MISSING}: not fetched yet; {@code REFUSED}: cut
     *     short or altered, fetched again later; {@code FETCHED}; {@code MATCHED}
     * @param detail why the bill could not be used; empty when it could
     * @param money the lines' amounts, payments and refunds alike counted up
     * @param fee fees booked, those given back taken off
     * @param inDifference lines held in a typed, posted difference
     * @param unexplained the money of lines neither matched nor held in a difference
     */
    record Bill(
            String channel,
            String state,
            String detail,
            int lines,
            Money money,
            Money fee,
            int matched,
            int inDifference,
            Money unexplained,
            int differences,
            int openDifferences,
            Money openSuspense) {

        private static final String MATCHED = "MATCHED";

        static Bill of(ChannelDayRow day, Differences.Standing standing) {
            return new Bill(
                    day.channel(),
                    MATCHED,
                    "",
                    day.lineCount(),
                    Money.cny(day.lineMinor()),
                    Money.cny(day.feeMinor()),
                    day.matchedCount(),
                    day.differingCount(),
                    Money.cny(day.unexplainedMinor()),
                    standing.all(),
                    standing.open(),
                    Money.cny(standing.openMinor()));
        }

        static Bill waiting(String channel, String state, String detail) {
            var none = Money.cny(0);
            return new Bill(channel, state, detail, 0, none, none, 0, 0, none, 0, 0, none);
        }

        /** The state alone, with the differences of some stores' orders. */
        Bill of(Differences.Standing standing) {
            var none = Money.cny(0);
            return new Bill(
                    channel,
                    state,
                    "",
                    0,
                    none,
                    none,
                    0,
                    0,
                    none,
                    standing.all(),
                    standing.open(),
                    Money.cny(standing.openMinor()));
        }

        boolean isMatched() {
            return state.equals(MATCHED);
        }
    }

    /**
     * A drawer's cash.
     *
     * @param expected net takings as booked
     * @param counted null while nobody counted
     * @param complete whether the last count is of all that was taken
     */
    record Drawer(
            String drawerId,
            Money expected,
            @Nullable Money counted,
            @Nullable Instant countedAt,
            @Nullable String countedBy,
            boolean complete) {

        static Drawer of(CashCounts.DrawerDay day) {
            var count = day.count();
            return new Drawer(
                    day.drawerId(),
                    Money.cny(day.takenMinor()),
                    count == null ? null : Money.cny(count.countedMinor()),
                    count == null ? null : count.countedAt(),
                    count == null ? null : count.countedBy(),
                    day.isCounted());
        }
    }

    private static final class Sums {
        private int lines;
        private int matched;
        private int inDifference;
        private int differences;
        private int open;
        private long minor;
        private long unexplainedMinor;
        private long openMinor;

        void add(Bill bill) {
            lines += bill.lines();
            matched += bill.matched();
            inDifference += bill.inDifference();
            differences += bill.differences();
            open += bill.openDifferences();
            minor += bill.money().minor();
            unexplainedMinor += bill.unexplained().minor();
            openMinor += bill.openSuspense().minor();
        }
    }
}
