package io.larder.recharge;

import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.recharge.OrderState.Happening;
import java.util.List;

/**
 * Marks orders whose bill line or drawer agrees; those that went on in the meantime are left alone.
 * The result is how many were marked.
 *
 * @param orderIds at most 200
 */
public record MarkReconciled(List<String> orderIds) implements Part<Integer, Never> {

    /** The most orders of one command. */
    public static final int MOST = 200;

    /** Refuses more than {@link #MOST}. */
    public MarkReconciled {
        if (orderIds.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " orders at once");
        }
        orderIds = List.copyOf(orderIds);
    }

    @Override
    public Reads reads() {
        return orderIds.stream()
                .map(id -> Reads.row(RechargeTables.ORDERS, id))
                .reduce(Reads.NONE, Reads::and);
    }

    @Override
    public Step<Integer, Never> decide(View view, Moment now) {
        var changes = Changes.NONE;
        int marked = 0;
        for (var id : orderIds) {
            var order = view.row(RechargeTables.ORDERS, id);
            if (order.state().allows(Happening.MATCHED)) {
                changes = changes.update(RechargeTables.ORDERS, order.after(Happening.MATCHED));
                marked++;
            }
        }
        return new Step.Done<>(marked, changes);
    }
}
