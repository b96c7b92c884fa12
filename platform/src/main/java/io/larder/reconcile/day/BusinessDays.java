package io.larder.reconcile.day;

import io.larder.channel.Channel;
import io.larder.channel.Channels;
import io.larder.identity.Caller;
import io.larder.identity.StoreScope;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.ClosedDays;
import io.larder.ledger.Lanes;
import io.larder.ledger.Stored;
import io.larder.recharge.BookedMoney;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The business days there are, each as it stands now. */
@Component
class BusinessDays implements ClosedDays {

    private static final Stored<BusinessDayRow> ROWS = Stored.of(ReconcileTables.BUSINESS_DAYS);

    private final JdbcClient sql;
    private final Channels channels;
    private final ChannelDays channelDays;
    private final Differences differences;
    private final BillFetches fetches;
    private final CashCounts counts;
    private final BookedMoney booked;
    private final Lanes lanes;
    private final BusinessClock clock;

    @SuppressWarnings("TooManyParameters")
    BusinessDays(
            JdbcClient sql,
            Channels channels,
            ChannelDays channelDays,
            Differences differences,
            BillFetches fetches,
            CashCounts counts,
            BookedMoney booked,
            Lanes lanes,
            BusinessClock clock) {
        this.sql = sql;
        this.channels = channels;
        this.channelDays = channelDays;
        this.differences = differences;
        this.fetches = fetches;
        this.counts = counts;
        this.booked = booked;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public boolean isClosed(LocalDate date) {
        return find(date).isPresent();
    }

    Optional<BusinessDayRow> find(LocalDate date) {
        return sql.sql(ROWS.select() + "WHERE id = ?")
                .param(date.toString())
                .query(ROWS.rows())
                .optional();
    }

    /** Dates from a given one back to the first on which anything happened, newest first. */
    List<LocalDate> before(LocalDate newest, int most) {
        var today = clock.today();
        var first = lanes.firstDate().orElse(today);
        return back(newest.isAfter(today) ? today : newest, first, most);
    }

    private static List<LocalDate> back(LocalDate newest, LocalDate first, int most) {
        var dates = new ArrayList<LocalDate>();
        for (var date = newest;
                !date.isBefore(first) && dates.size() < most;
                date = date.minusDays(1)) {
            dates.add(date);
        }
        return dates;
    }

    /** A day as it stands, as far as the caller may see it. */
    DayView view(LocalDate date, Caller caller) {
        return caller.wholeChain() ? view(date) : view(date, caller.stores());
    }

    /**
     * A day for somebody limited to stores: their drawers, their orders' differences, and of the
     * bills, which are the whole chain's, only how far they are.
     */
    private DayView view(LocalDate date, Map<String, StoreScope> stores) {
        var closed = find(date);
        var bills =
                channels.all().stream()
                        .map(channel -> bill(channel, date))
                        .map(
                                bill ->
                                        bill.of(
                                                differences.standing(
                                                        bill.channel(), date, stores.keySet())))
                        .toList();
        var drawers =
                counts.ofDay(date).stream()
                        .filter(drawer -> isIn(stores, drawer.drawerId()))
                        .map(DayView.Drawer::of)
                        .toList();
        long unsettled = booked.unsettled(date, stores.keySet());
        return DayView.of(
                date,
                false,
                closed.orElse(null),
                bills,
                drawers,
                closed.isPresent() ? List.of() : blocks(date, unsettled, bills, drawers));
    }

    private static boolean isIn(Map<String, StoreScope> stores, String drawerId) {
        return stores.values().stream().anyMatch(store -> store.drawers().contains(drawerId));
    }

    /** A day as it stands, of all stores. */
    DayView view(LocalDate date) {
        var closed = find(date);
        var bills = channels.all().stream().map(channel -> bill(channel, date)).toList();
        var drawers = counts.ofDay(date).stream().map(DayView.Drawer::of).toList();
        long unsettled = booked.unsettled(date);
        return DayView.of(
                date,
                true,
                closed.orElse(null),
                bills,
                drawers,
                closed.isPresent() ? List.of() : blocks(date, unsettled, bills, drawers));
    }

    private DayView.Bill bill(Channel channel, LocalDate date) {
        var name = channel.name();
        var day = channelDays.find(name, date);
        if (day.isPresent()) {
            return DayView.Bill.of(day.get(), differences.standing(name, date));
        }
        var last = fetches.last(name, date);
        var detail = last.map(BillFetches.Fetch::detail).orElse("");
        return DayView.Bill.waiting(name, state(channel, date, last), detail);
    }

    private String state(Channel channel, LocalDate date, Optional<BillFetches.Fetch> last) {
        var readyAt = date.plusDays(1).atTime(channel.capabilities(date).billReadyAt());
        boolean out = !clock.now().isBefore(readyAt.atZone(BusinessClock.ZONE).toInstant());
        return switch (last.map(BillFetches.Fetch::outcome).orElse("")) {
            case "taken", "empty", "bill_differs" -> "FETCHED";
            case "bill_refused" -> "REFUSED";
            default -> out ? "MISSING" : "DUE";
        };
    }

    private List<Block> blocks(
            LocalDate date,
            long unsettled,
            List<DayView.Bill> bills,
            List<DayView.Drawer> drawers) {
        var blocks = new ArrayList<Block>();
        if (!clock.today().isAfter(date)) {
            blocks.add(Block.dayNotOver());
        }
        if (unsettled > 0) {
            blocks.add(Block.unsettled(unsettled));
        }
        for (var bill : bills) {
            // what a close would fetch and match by itself does not stand against it
            if (bill.state().equals("DUE")) {
                blocks.add(Block.at(bill.channel(), "bill_not_ready", bill.detail()));
            } else if (bill.state().equals("REFUSED")) {
                blocks.add(Block.at(bill.channel(), "bill_refused", bill.detail()));
            }
        }
        drawers.stream()
                .filter(drawer -> !drawer.complete())
                .forEach(drawer -> blocks.add(Block.notCounted(drawer.drawerId())));
        return blocks;
    }
}
