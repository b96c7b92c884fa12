package io.larder.recharge;

import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.recharge.OrderState.Happening;

/** Ends an order of which the channel said that it is unpaid and closed. */
record EndUnpaid(OrderIdentity identity) implements Part<OrderState, Never> {

    @Override
    public Reads reads() {
        return identity.reads();
    }

    @Override
    public Step<OrderState, Never> decide(View view, Moment now) {
        var order = view.row(RechargeTables.ORDERS, identity.orderId());
        if (!order.state().allows(Happening.ENDED_UNPAID)) {
            return new Step.Done<>(order.state(), Changes.NONE);
        }
        var ended = order.after(Happening.ENDED_UNPAID);
        return new Step.Done<>(
                ended.state(),
                Releasing.changes(order, view, now)
                        .update(RechargeTables.ORDERS, ended)
                        .update(
                                RechargeTables.ATTEMPTS,
                                view.row(RechargeTables.ATTEMPTS, identity.attemptId()).ended())
                        .event(new RechargeEvent.Ended(order.id(), ended.state())));
    }
}
