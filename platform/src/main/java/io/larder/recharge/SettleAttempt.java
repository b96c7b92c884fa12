package io.larder.recharge;

import io.larder.channel.Channel;
import io.larder.channel.Channels;
import io.larder.channel.Closing;
import io.larder.channel.Evidence;
import io.larder.channel.Found;
import io.larder.channel.PaymentEvidence;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.Kept;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks a channel what became of an order, and ends it if the channel's word allows: closed only
 * after query, close, query again. Asking twice does no harm.
 */
@Component
class SettleAttempt {

    private static final Kept<OrderState> STATE = new Kept<>(OrderState::name, OrderState::valueOf);

    private final RechargeOrders orders;
    private final Channels channels;
    private final PaymentEvidence evidence;
    private final Commands commands;
    private final BusinessClock clock;

    SettleAttempt(
            RechargeOrders orders,
            Channels channels,
            PaymentEvidence evidence,
            Commands commands,
            BusinessClock clock) {
        this.orders = orders;
        this.channels = channels;
        this.evidence = evidence;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * Settles as far as the channel's answers go.
     *
     * @param wanted whether the customer gave up, so that an order still payable is closed
     */
    void settle(String channelOrderNumber, boolean wanted) {
        var attempt = orders.attempt(channelOrderNumber).orElseThrow();
        var order = orders.find(attempt.orderId()).orElseThrow();
        var identity = orders.identity(channelOrderNumber).orElseThrow();
        var channel = channels.find(attempt.channel()).orElseThrow();
        new Settling(channel, attempt, order, identity, wanted).run();
    }

    /** One settling of one attempt. */
    private final class Settling {
        private final Channel channel;
        private final AttemptRow attempt;
        private final OrderRow order;
        private final OrderIdentity identity;
        private final boolean wanted;
        private final Instant now = clock.now();

        Settling(
                Channel channel,
                AttemptRow attempt,
                OrderRow order,
                OrderIdentity identity,
                boolean wanted) {
            this.channel = channel;
            this.attempt = attempt;
            this.order = order;
            this.identity = identity;
            this.wanted = wanted;
        }

        void run() {
            if (attempt.state() == AttemptRow.State.SENDING) {
                commands.fact(
                        "recharge.answer",
                        attempt.id(),
                        Kept.text(),
                        new RecordAnswer(
                                identity,
                                new ChannelAnswer(
                                        AttemptRow.State.UNKNOWN, "no answer was recorded")));
            }
            switch (channel.query(attempt.id())) {
                case Found.Paid(Evidence paid) -> take(paid);
                case Found.PaidAndRefunded(Evidence paid) -> take(paid);
                case Found.ClosedUnpaid ignored -> end();
                case Found.Unpaid ignored -> closeIf(wanted || isOver(order, now) || isUnsent());
                case Found.NotYet ignored -> closeIf(isOver(order, now.minus(notYetFor())));
                case Found.Unknown ignored -> later();
            }
        }

        private void take(Evidence paid) {
            if (evidence.received(paid) == PaymentEvidence.Received.REPEATED) {
                askAt(null);
            }
        }

        private void closeIf(boolean due) {
            if (!due || !order.state().awaitsMoney()) {
                later();
                return;
            }
            switch (channel.close(attempt.id())) {
                case Closing.Closed ignored -> endIfStillUnpaid();
                case Closing.AlreadyPaid ignored -> endIfStillUnpaid();
                case Closing.NotYet ignored -> endIfStillUnpaid();
                case Closing.Unknown ignored -> later();
            }
        }

        private void endIfStillUnpaid() {
            switch (channel.query(attempt.id())) {
                case Found.Paid(Evidence paid) -> take(paid);
                case Found.PaidAndRefunded(Evidence paid) -> take(paid);
                case Found.ClosedUnpaid ignored -> end();
                case Found.NotYet ignored -> endIfNeverMade();
                case Found.Unpaid ignored -> later();
                case Found.Unknown ignored -> later();
            }
        }

        private void endIfNeverMade() {
            if (isOver(order, now.minus(notYetFor()))) {
                end();
            } else {
                later();
            }
        }

        private void end() {
            commands.fact("recharge.end-unpaid", attempt.id(), STATE, new EndUnpaid(identity));
        }

        private void later() {
            if (!order.state().awaitsMoney()) {
                askAt(null);
                return;
            }
            var schedule = isUnsent() ? Schedule.UNKNOWN : Schedule.PREPARED;
            var next = now.plus(schedule.wait(attempt.janitorTries()));
            var expiry = order.expiresAt();
            if (expiry != null) {
                next = earlier(next, expiry);
                next = earlier(next, expiry.plus(notYetFor()));
            }
            askAt(schedule.goesOn(attempt.janitorTries()) ? next : null);
        }

        /** The moment, if it still lies ahead and before the next question. */
        private Instant earlier(Instant next, Instant moment) {
            return moment.isAfter(now) && moment.isBefore(next) ? moment : next;
        }

        private void askAt(@Nullable Instant dueAt) {
            commands.fact(
                    "recharge.ask-later",
                    attempt.id() + "/" + attempt.janitorTries(),
                    Kept.text(),
                    new AskLater(attempt.id(), attempt.janitorTries(), dueAt));
        }

        /** Whether no code was ever shown, so that nobody can be paying. */
        private boolean isUnsent() {
            return attempt.state() == AttemptRow.State.UNKNOWN
                    || attempt.state() == AttemptRow.State.SENDING;
        }

        private Duration notYetFor() {
            return channel.capabilities(clock.today()).notYetFor();
        }

        private static boolean isOver(OrderRow order, Instant at) {
            var expiry = order.expiresAt();
            return expiry != null && !at.isBefore(expiry);
        }
    }
}
