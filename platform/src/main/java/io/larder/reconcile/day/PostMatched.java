package io.larder.reconcile.day;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Kept;
import io.larder.recharge.MarkReconciled;
import io.larder.recharge.OrderPlaces;
import io.larder.reconcile.match.Booking;
import io.larder.reconcile.match.Difference;
import io.larder.reconcile.match.DifferenceType;
import io.larder.reconcile.match.Matched;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes down what matching found: differences opened and resolved, orders marked, in bulk. */
@Component
class PostMatched {

    private static final Kept<Integer> COUNT = new Kept<>(String::valueOf, Integer::valueOf);

    private final Posting ledger;
    private final Differences differences;
    private final OrderPlaces places;
    private final BusinessClock clock;

    PostMatched(Posting ledger, Differences differences, OrderPlaces places, BusinessClock clock) {
        this.ledger = ledger;
        this.differences = differences;
        this.places = places;
        this.clock = clock;
    }

    void post(String channel, LocalDate date, Matched matched) {
        var now = clock.now().truncatedTo(ChronoUnit.MICROS);
        var stores =
                places.storesOf(
                        matched.differences().stream()
                                .map(Difference::orderId)
                                .filter(Objects::nonNull)
                                .toList());
        var rows =
                matched.differences().stream()
                        .map(found -> row(channel, date, found, stores, now))
                        .toList();
        resolveStale(channel, date, rows);
        for (int from = 0; from < rows.size(); from += OpenDifferences.MOST) {
            int to = Math.min(from + OpenDifferences.MOST, rows.size());
            ledger.run("differences", COUNT, new OpenDifferences(rows.subList(from, to)));
        }
        resolveEarlier(channel, date, matched);
        mark(orders(matched));
    }

    private static DifferenceRow row(
            String channel,
            LocalDate date,
            Difference found,
            Map<String, String> stores,
            Instant now) {
        var order = found.orderId();
        return DifferenceRow.of(
                channel, date, found, order == null ? null : stores.get(order), now);
    }

    /** Marks orders as reconciled; those that went on in the meantime are left alone. */
    void mark(List<String> orderIds) {
        for (int from = 0; from < orderIds.size(); from += MarkReconciled.MOST) {
            int to = Math.min(from + MarkReconciled.MOST, orderIds.size());
            ledger.run("orders", COUNT, new MarkReconciled(orderIds.subList(from, to)));
        }
    }

    /** What an attempt that broke off had found and this one does not, because money came since. */
    private void resolveStale(String channel, LocalDate date, List<DifferenceRow> rows) {
        var found = rows.stream().map(DifferenceRow::id).collect(Collectors.toSet());
        differences.openOf(channel, date).stream()
                .filter(id -> !found.contains(id))
                .forEach(this::resolve);
    }

    private void resolve(String differenceId) {
        ledger.run("resolve", Kept.text(), new ResolveDifference(differenceId));
    }

    /** What an earlier day's bill left out and this one lists is explained. */
    private void resolveEarlier(String channel, LocalDate date, Matched matched) {
        var late =
                Stream.concat(
                        matched.pairs().stream()
                                .map(Matched.Pair::booking)
                                .filter(booking -> booking.businessDate().isBefore(date))
                                .map(Booking::name),
                        matched.differences().stream()
                                .filter(found -> found.type() == DifferenceType.WRONG_DAY)
                                .map(Difference::name));
        late.flatMap(name -> differences.openWithoutLine(channel, name).stream())
                .forEach(this::resolve);
    }

    /** The orders whose credit agrees and of which nothing else is in question. */
    private static List<String> orders(Matched matched) {
        var differing = new HashSet<String>();
        for (var difference : matched.differences()) {
            if (difference.orderId() != null) {
                differing.add(difference.orderId());
            }
        }
        return matched.pairs().stream()
                .map(Matched.Pair::booking)
                .filter(Booking::isOnCard)
                .map(Booking::orderId)
                .filter(Objects::nonNull)
                .filter(order -> !differing.contains(order))
                .distinct()
                .toList();
    }
}
