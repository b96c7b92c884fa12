package io.larder.recharge;

import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.recharge.OrderState.Happening;

/**
 * The second transaction of a recharge through a channel: what the channel answered. When money or
 * the janitor was faster, the answer is kept and the order left as it is.
 *
 * @param identity the order, its attempt, its card and figures, which never change
 */
record RecordAnswer(OrderIdentity identity, ChannelAnswer answer) implements Part<String, Never> {

    @Override
    public Reads reads() {
        return identity.reads();
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        var order = view.row(RechargeTables.ORDERS, identity.orderId());
        var attempt = view.row(RechargeTables.ATTEMPTS, identity.attemptId());
        if (attempt.state() != AttemptRow.State.SENDING) {
            return new Step.Done<>(order.id(), Changes.NONE);
        }
        var answered = attempt.answered(answer.state(), answer.text(), answer.dueAt(now));
        var changes = Changes.NONE.update(RechargeTables.ATTEMPTS, answered);
        return new Step.Done<>(
                order.id(),
                switch (answer.state()) {
                    case REFUSED -> changes.and(refused(order, view, now));
                    case UNKNOWN ->
                            changes.update(
                                    RechargeTables.ORDERS, order.after(Happening.ANSWER_LOST));
                    default -> changes;
                });
    }

    private static Changes refused(OrderRow order, View view, Moment now) {
        return Releasing.changes(order, view, now)
                .update(RechargeTables.ORDERS, order.after(Happening.CHANNEL_REFUSED))
                .event(new RechargeEvent.Ended(order.id(), OrderState.REFUSED));
    }
}
