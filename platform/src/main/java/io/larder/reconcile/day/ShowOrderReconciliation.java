package io.larder.reconcile.day;

import io.larder.edge.Problems;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.money.Money;
import io.larder.recharge.OrderPlaces;
import io.larder.reconcile.bill.LineKind;
import io.larder.reconcile.match.DifferenceType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What reconciliation said of one order: the last chapter of its life, so whoever may see the order
 * may see it.
 */
@RestController
class ShowOrderReconciliation {

    private final OrderPlaces places;
    private final OrderBillLines lines;
    private final Differences differences;
    private final Problems problems;

    ShowOrderReconciliation(
            OrderPlaces places, OrderBillLines lines, Differences differences, Problems problems) {
        this.places = places;
        this.lines = lines;
        this.differences = differences;
        this.problems = problems;
    }

    /** Both lists are empty before the channel's day was reconciled, and for cash always. */
    record OrderReconciliation(
            List<OrderBillLine> billLines, List<DifferenceEndpoints.DifferenceView> differences) {}

    /**
     * A line of a channel's bill about the order.
     *
     * @param billDate the bill's business date
     * @param row the line's number in the file, from 1
     * @param amount what the line settles, zero or more
     * @param fee what the channel keeps; below zero when it gives a fee back
     * @param bookedOn the business date under which we booked this money; null when we did not
     * @param matched whether the line agrees with what we booked; else it is held in a difference
     * @param differenceType of the difference that holds it; null when it is matched
     */
    record OrderBillLine(
            String id,
            String channel,
            LocalDate billDate,
            int row,
            LineKind kind,
            Money amount,
            Money fee,
            @Nullable LocalDate bookedOn,
            boolean matched,
            @Nullable String differenceId,
            @Nullable DifferenceType differenceType) {}

    @GetMapping("/api/v1/recharges/{id}/reconciliation")
    OrderReconciliation show(Caller caller, @PathVariable String id) {
        caller.allow(Operation.RECHARGE_READ);
        var store = places.storeOf(id).orElseThrow(() -> problems.refused("unknown_recharge"));
        caller.allow(Operation.RECHARGE_READ, store);
        return new OrderReconciliation(
                lines.of(id),
                differences.ofOrder(id).stream()
                        .map(DifferenceEndpoints.DifferenceView::of)
                        .toList());
    }
}
