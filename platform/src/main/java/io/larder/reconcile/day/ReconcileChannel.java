package io.larder.reconcile.day;

import io.larder.channel.Channel;
import io.larder.channel.ChannelKeys;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.InTurn;
import io.larder.ledger.Kept;
import io.larder.recharge.BookedMoney;
import io.larder.reconcile.bill.BillLine;
import io.larder.reconcile.match.Booking;
import io.larder.reconcile.match.Matched;
import io.larder.reconcile.match.Matching;
import io.larder.reconcile.match.OurSide;
import io.larder.reconcile.match.Terms;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reconciles a channel's day: takes the bill, matches it, posts the differences, marks the orders
 * and books the fees. Every step finds what an earlier attempt left, so the same day can be run
 * again after a crash; a day that has ended answers as it ended.
 */
@Component
class ReconcileChannel {

    private static final Map<String, String> MERCHANTS =
            Map.of(
                    "WECHAT", ChannelKeys.WECHAT_MERCHANT_ID,
                    "ALIPAY", ChannelKeys.ALIPAY_SELLER_ID);

    private final TakeBill takeBill;
    private final OurMoney ourMoney;
    private final BookedMoney booked;
    private final LearnFromBill learning;
    private final BillLines billLines;
    private final PostMatched posting;
    private final Posting ledger;
    private final ChannelDays days;
    private final ChannelKeys keys;
    private final BusinessClock clock;
    private final InTurn inTurn;

    @SuppressWarnings("TooManyParameters")
    ReconcileChannel(
            TakeBill takeBill,
            OurMoney ourMoney,
            BookedMoney booked,
            LearnFromBill learning,
            BillLines billLines,
            PostMatched posting,
            Posting ledger,
            ChannelDays days,
            ChannelKeys keys,
            BusinessClock clock,
            InTurn inTurn) {
        this.takeBill = takeBill;
        this.ourMoney = ourMoney;
        this.booked = booked;
        this.learning = learning;
        this.billLines = billLines;
        this.posting = posting;
        this.ledger = ledger;
        this.days = days;
        this.keys = keys;
        this.clock = clock;
        this.inTurn = inTurn;
    }

    /** What came of it. */
    sealed interface Result {

        /** The day is matched whole. */
        record Reconciled(ChannelDayRow day) implements Result {}

        /** It cannot be matched yet. */
        record NotYet(List<Block> blocks) implements Result {}
    }

    /**
     * Reconciles it.
     *
     * @param brought the bill by hand, or null to ask the channel
     */
    Result run(Channel channel, LocalDate date, byte @Nullable [] brought) {
        return inTurn.run("reconcile", () -> alone(channel, date, brought));
    }

    private Result alone(Channel channel, LocalDate date, byte @Nullable [] brought) {
        var done = days.find(channel.name(), date);
        if (done.isPresent() && brought == null) {
            return new Result.Reconciled(done.get());
        }
        var before = notYet(date);
        if (!before.isEmpty()) {
            return new Result.NotYet(before);
        }
        return switch (takeBill.take(channel, date, brought)) {
            case Bill.None(Block why) -> new Result.NotYet(List.of(why));
            case Bill.Whole bill ->
                    new Result.Reconciled(done.orElseGet(() -> reconciled(channel, date, bill)));
        };
    }

    /** What must be settled before any bill of that date is matched. */
    List<Block> notYet(LocalDate date) {
        if (!clock.today().isAfter(date)) {
            return List.of(Block.dayNotOver());
        }
        long unsettled = booked.unsettled(date);
        return unsettled == 0 ? List.of() : List.of(Block.unsettled(unsettled));
    }

    private ChannelDayRow reconciled(Channel channel, LocalDate date, Bill.Whole bill) {
        var name = channel.name();
        var ours = ourSide(channel, date, bill.lines());
        var matched = Matching.of(terms(channel, date), ours, bill.lines());
        billLines.store(name, date, matched);
        posting.post(name, date, matched);
        return finish(name, date, bill, matched);
    }

    private OurSide ourSide(Channel channel, LocalDate date, List<BillLine> lines) {
        var name = channel.name();
        var ours = new OurSide().add(ourMoney.ofDay(name, date));
        ours.add(ourMoney.of(name, ours.lacking(lines)));
        var unknown = ours.lacking(lines);
        if (learning.ask(channel, unknown) > 0) {
            ours.add(ourMoney.of(name, unknown));
        }
        var names = new ArrayList<Booking.Name>(lines.size());
        lines.forEach(line -> names.add(Booking.Name.of(line)));
        ours.all().forEach(booking -> names.add(booking.name()));
        return ours.listedBefore(billLines.listedOnOtherDays(name, date, names));
    }

    private Terms terms(Channel channel, LocalDate date) {
        var capabilities = channel.capabilities(date);
        var merchant = MERCHANTS.get(channel.name());
        var ids =
                merchant == null
                        ? Set.<String>of()
                        : Set.copyOf(keys.find(merchant).stream().toList());
        return new Terms(date, capabilities.currency(), capabilities.fee(), ids);
    }

    private ChannelDayRow finish(String channel, LocalDate date, Bill.Whole bill, Matched matched) {
        var agreeing = billLines.matched(channel, date);
        var differing = billLines.differing(channel, date);
        var row =
                new ChannelDayRow(
                        Names.day(channel, date),
                        channel,
                        date,
                        bill.hash(),
                        bill.lines().size(),
                        bill.lines().stream().mapToLong(BillLine::amountMinor).sum(),
                        agreeing.lines(),
                        agreeing.minor(),
                        differing.lines(),
                        differing.minor(),
                        matched.feeMinor(),
                        clock.now().truncatedTo(ChronoUnit.MICROS));
        ledger.run("channel-day", Kept.text(), new FinishChannelDay(row));
        return days.find(channel, date).orElse(row);
    }
}
