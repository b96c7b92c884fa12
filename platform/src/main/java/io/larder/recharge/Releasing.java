package io.larder.recharge;

import io.larder.card.ReleaseReserve;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.ledger.WriterFault;

/** Gives up the pending credit of an order that gets no money for its card. */
final class Releasing {

    private Releasing() {}

    static ReleaseReserve of(String cardId, PayWith payWith, long amountMinor, String orderId) {
        return new ReleaseReserve(cardId, Chart.receivable(payWith.name()), amountMinor, orderId);
    }

    static Changes changes(OrderRow order, View view, Moment now) {
        var release = of(order.cardId(), order.payWith(), order.amountMinor(), order.id());
        if (release.decide(view, now) instanceof Step.Done<?, ?>(Object ignored, Changes changes)) {
            return changes;
        }
        throw new WriterFault("the reserve of order " + order.id() + " cannot be released");
    }
}
