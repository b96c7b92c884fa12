package io.larder.recharge;

import io.larder.channel.Channel;
import io.larder.channel.Channels;
import io.larder.channel.Notice;
import io.larder.channel.RefundEvidence;
import io.larder.channel.RefundRequest;
import io.larder.channel.Refunding;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.Kept;
import io.larder.money.Money;
import io.larder.recharge.RefundRow.State;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Sends money back through its channel, with the same refund number on every try. */
@Component
class SettleRefund implements RefundEvidence {

    private static final Kept<State> STATE = new Kept<>(State::name, State::valueOf);

    /** A channel that refuses so often does not change its mind. */
    private static final int MOST_REFUSALS = 12;

    private final RechargeOrders orders;
    private final Channels channels;
    private final Commands commands;
    private final BusinessClock clock;

    SettleRefund(RechargeOrders orders, Channels channels, Commands commands, BusinessClock clock) {
        this.orders = orders;
        this.channels = channels;
        this.commands = commands;
        this.clock = clock;
    }

    /** Asks the channel for the refund, or what became of it. */
    void settle(String refundId) {
        var refund = orders.refund(refundId).orElseThrow();
        if (refund.state() == State.REFUNDED || refund.state() == State.FAILED) {
            return;
        }
        var channel = channels.find(refund.channel()).orElseThrow();
        var answer = refund.state() == State.SENT ? ask(channel, refund) : send(channel, refund);
        if (answer instanceof Refunding.Absent) {
            answer = send(channel, refund);
        }
        note(refund, word(refund, answer));
    }

    @Override
    public void received(String channel, Notice.Refund notice) {
        orders.refund(notice.refundNumber())
                .filter(refund -> refund.channel().equals(channel))
                .filter(refund -> refund.amountMinor() == notice.amount().minor())
                .filter(refund -> notice.succeeded())
                .ifPresent(refund -> note(refund, paid(notice.channelRefundId(), notice.at())));
    }

    private static Refunding ask(Channel channel, RefundRow refund) {
        return channel.queryRefund(String.valueOf(refund.channelOrderNumber()), refund.id());
    }

    private static Refunding send(Channel channel, RefundRow refund) {
        return channel.refund(
                new RefundRequest(
                        String.valueOf(refund.channelOrderNumber()),
                        String.valueOf(refund.transactionId()),
                        refund.id(),
                        Money.cny(refund.amountMinor()),
                        Money.cny(refund.totalMinor()),
                        refund.reason()));
    }

    private RefundWord word(RefundRow refund, Refunding answer) {
        var askAgainAt = clock.now().plus(Schedule.REFUND.wait(refund.janitorTries()));
        return switch (answer) {
            case Refunding.Refunded(String id, Instant at) -> paid(id, at);
            case Refunding.Processing(String id) -> new RefundWord.OnItsWay(id, askAgainAt);
            case Refunding.Refused ignored ->
                    refund.janitorTries() < MOST_REFUSALS
                            ? new RefundWord.NotYet(askAgainAt)
                            : new RefundWord.GivenUp();
            case Refunding.Absent ignored -> new RefundWord.NotYet(askAgainAt);
            case Refunding.Unknown ignored -> new RefundWord.NotYet(askAgainAt);
        };
    }

    private static RefundWord.Paid paid(String channelRefundId, Instant at) {
        return new RefundWord.Paid(channelRefundId, at, BusinessClock.dateOf(at));
    }

    private void note(RefundRow refund, RefundWord word) {
        var isPaid = word instanceof RefundWord.Paid;
        commands.fact(
                isPaid ? "recharge.refund-paid" : "recharge.refund-step",
                isPaid ? refund.id() : refund.id() + "/" + refund.janitorTries(),
                STATE,
                new NoteRefund(refund.id(), refund.orderId(), word));
    }
}
