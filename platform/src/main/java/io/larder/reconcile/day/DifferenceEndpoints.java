package io.larder.reconcile.day;

import io.larder.edge.EdgeCodes;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.money.Money;
import io.larder.reconcile.match.DifferenceType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Differences over HTTP. */
@RestController
class DifferenceEndpoints {

    private static final int MOST = 200;

    private final Differences differences;

    DifferenceEndpoints(Differences differences) {
        this.differences = differences;
    }

    /**
     * A difference as people see it.
     *
     * @param booked what we booked, refunds below zero
     * @param billed what the bill claims, refunds below zero
     * @param suspense what it put on the channel's suspense account, debit positive
     */
    record DifferenceView(
            String id,
            DifferenceType type,
            String channel,
            LocalDate businessDate,
            String status,
            @Nullable String orderId,
            @Nullable String storeId,
            String channelOrderNumber,
            String transactionId,
            @Nullable String refundNumber,
            @Nullable String lineId,
            Money booked,
            Money billed,
            Money suspense,
            Instant openedAt,
            @Nullable Instant resolvedAt) {

        static DifferenceView of(DifferenceRow row) {
            return new DifferenceView(
                    row.id(),
                    row.type(),
                    row.channel(),
                    row.businessDate(),
                    row.state().name(),
                    row.orderId(),
                    row.storeId(),
                    row.channelOrderNumber(),
                    row.transactionId(),
                    row.refundNumber(),
                    row.lineId(),
                    Money.cny(row.bookedMinor()),
                    Money.cny(row.billMinor()),
                    Money.cny(row.suspenseDebitMinor()),
                    row.openedAt(),
                    row.resolvedAt());
        }
    }

    /** Some differences; {@code next} is the cursor for more, null when there are none. */
    record Page(List<DifferenceView> items, @Nullable String next) {}

    /** Differences, of the orders of the caller's stores where the caller is limited to stores. */
    @GetMapping("/api/v1/differences")
    Page list(
            Caller caller,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable DifferenceState status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.allow(Operation.DIFFERENCE_READ);
        if (limit < 1 || limit > MOST) {
            throw EdgeCodes.INVALID_PARAMETER.problem("limit is from 1 to 200.");
        }
        var wanted =
                new Differences.Wanted(
                        date,
                        channel == null ? null : channel.toUpperCase(Locale.ROOT),
                        status,
                        caller.wholeChain() ? null : caller.storeIds(),
                        cursor);
        var rows = differences.list(wanted, limit + 1);
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Page(
                shown.stream().map(DifferenceView::of).toList(),
                more ? shown.getLast().id() : null);
    }

    @GetMapping("/api/v1/differences/{id}")
    DifferenceView show(Caller caller, @PathVariable String id) {
        caller.allow(Operation.DIFFERENCE_READ);
        var row = differences.find(id).orElseThrow(ReconcileCodes.DIFFERENCE_UNKNOWN::problem);
        var store = row.storeId();
        if (store == null) {
            caller.allowForWholeChain(Operation.DIFFERENCE_READ);
        } else if (!caller.wholeChain()) {
            caller.allow(Operation.DIFFERENCE_READ, store);
        }
        return DifferenceView.of(row);
    }
}
