package io.larder.reconcile.day;

import io.larder.channel.Channel;
import io.larder.channel.Channels;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.Lanes;
import io.larder.ledger.Stored;
import io.larder.recharge.BookedMoney;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The business days there are, each as it stands now. */
@Component
class BusinessDays {

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

    boolean isClosed(LocalDate date) {
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

    /** A day as it stands. */
    DayView view(LocalDate date) {
        var closed = find(date);
        var channelViews = channels.all().stream().map(channel -> channel(channel, date)).toList();
        var cash = counts.ofDay(date).stream().map(DayView.Drawer::of).toList();
        return new DayView(
                date,
                closed.isPresent() ? "CLOSED" : "OPEN",
                closed.map(BusinessDayRow::closedAt).orElse(null),
                closed.map(BusinessDayRow::closedBy).orElse(null),
                channelViews,
                cash,
                closed.isPresent() ? List.of() : missing(date, channelViews, cash));
    }

    private DayView.ChannelView channel(Channel channel, LocalDate date) {
        var name = channel.name();
        var day = channelDays.find(name, date);
        if (day.isPresent()) {
            return DayView.ChannelView.of(day.get(), differences.standing(name, date));
        }
        var fetch = fetches.last(name, date);
        return DayView.ChannelView.waiting(
                name,
                fetch.map(last -> last.outcome().toUpperCase(Locale.ROOT)).orElse("NOT_FETCHED"),
                fetch.map(BillFetches.Fetch::detail).orElse(""));
    }

    private List<Missing> missing(
            LocalDate date, List<DayView.ChannelView> channelViews, List<DayView.Drawer> cash) {
        var missing = new ArrayList<Missing>();
        if (!clock.today().isAfter(date)) {
            missing.add(Missing.of("day_not_over", "The business date is not over"));
        }
        long unsettled = booked.unsettled(date);
        if (unsettled > 0) {
            missing.add(
                    Missing.of(
                            "orders_unsettled",
                            unsettled + " recharges still wait for their money"));
        }
        for (var channel : channelViews) {
            if (!channel.reconciled()) {
                missing.add(Missing.at(channel.channel(), "bill_not_matched", channel.detail()));
            }
        }
        for (var drawer : cash) {
            if (!drawer.countComplete()) {
                missing.add(
                        Missing.in(
                                drawer.drawerId(),
                                "drawer_not_counted",
                                "Count the drawer's cash of that date"));
            }
        }
        return missing;
    }
}
