package io.larder.channel;

import io.larder.channel.Guard.NoAnswer;
import java.time.LocalDate;
import java.util.List;

/**
 * A channel behind its guards. Queries and bills may be asked again by the guard; prepare, close
 * and refund never are. Bills have a guard of their own: a slow file must not stop payments.
 */
final class GuardedChannel implements Channel {

    private final Channel channel;
    private final Guard calls;
    private final Guard bills;

    GuardedChannel(Channel channel, GuardSettings settings) {
        this.channel = channel;
        this.calls = new Guard(channel.name(), settings, settings.timeLimit());
        this.bills = new Guard(channel.name() + "-bill", settings, settings.billTimeLimit());
    }

    List<Guard> guards() {
        return List.of(calls, bills);
    }

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public boolean available() {
        return calls.closed();
    }

    @Override
    public Capabilities capabilities(LocalDate on) {
        return channel.capabilities(on);
    }

    @Override
    public Prepared prepare(PrepareRequest request) {
        return calls.once(() -> channel.prepare(request), GuardedChannel::notPrepared);
    }

    @Override
    public Found query(String orderNumber) {
        return calls.repeatable(
                () -> channel.query(orderNumber), none -> new Found.Unknown(none.why()));
    }

    @Override
    public Closing close(String orderNumber) {
        return calls.once(
                () -> channel.close(orderNumber), none -> new Closing.Unknown(none.why()));
    }

    @Override
    public Refunding refund(RefundRequest request) {
        return calls.once(() -> channel.refund(request), none -> new Refunding.Unknown(none.why()));
    }

    @Override
    public Refunding queryRefund(String orderNumber, String refundNumber) {
        return calls.repeatable(
                () -> channel.queryRefund(orderNumber, refundNumber),
                none -> new Refunding.Unknown(none.why()));
    }

    @Override
    public Notice verify(NoticeRequest request) {
        return channel.verify(request);
    }

    @Override
    public NoticeAnswer answer(boolean taken) {
        return channel.answer(taken);
    }

    @Override
    public BillFile bill(LocalDate businessDate) {
        return bills.repeatable(
                () -> channel.bill(businessDate), none -> new BillFile.Unknown(none.why()));
    }

    private static Prepared notPrepared(NoAnswer none) {
        return none.nothingSent()
                ? new Prepared.Refused(Prepared.UNAVAILABLE, none.why())
                : new Prepared.Unknown(none.why());
    }
}
