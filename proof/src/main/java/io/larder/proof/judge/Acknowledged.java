package io.larder.proof.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A recharge that the platform answered as done, as the driver heard it.
 *
 * @param key the driver's idempotency key
 */
public record Acknowledged(String key, String orderId, String cardId, long amountMinor) {

    /** Checks that none was lost, none was changed, and one key led to one order. */
    public static List<Finding> check(Books books, List<Acknowledged> heard) {
        var findings = new ArrayList<Finding>();
        var orders = new HashMap<String, OrderRow>();
        books.orders().forEach(order -> orders.put(order.id(), order));
        var keys = new HashMap<String, String>();
        for (var recharge : heard) {
            var before = keys.put(recharge.orderId(), recharge.key());
            if (before != null && !before.equals(recharge.key())) {
                findings.add(new Finding("one_key_one_order", recharge.orderId(), "two keys"));
            }
            check(recharge, orders.get(recharge.orderId()), findings);
        }
        return findings;
    }

    private static void check(
            Acknowledged recharge,
            @org.jspecify.annotations.Nullable OrderRow order,
            List<Finding> findings) {
        var rule = "acknowledged_is_kept";
        if (order == null) {
            findings.add(new Finding(rule, recharge.orderId(), "lost"));
        } else if (!order.everConfirmed()) {
            findings.add(new Finding(rule, recharge.orderId(), "is " + order.state()));
        } else if (order.amountMinor() != recharge.amountMinor()
                || !order.cardId().equals(recharge.cardId())) {
            findings.add(new Finding(rule, recharge.orderId(), "has other figures: " + order));
        }
    }
}
