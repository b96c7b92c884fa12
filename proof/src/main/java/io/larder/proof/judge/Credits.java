package io.larder.proof.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Credits held against orders: exactly one, of its amount, from its source and on its card, for
 * each order that was ever confirmed, and none for any other.
 *
 * @param ever orders that were ever confirmed
 * @param confirmedWithout confirmed orders without exactly that credit
 * @param withoutConfirmed credits of no confirmed order
 */
public record Credits(int ever, List<Finding> confirmedWithout, List<Finding> withoutConfirmed) {

    private static final Set<String> CONFIRMED = Set.of("CONFIRMED", "RECONCILED");

    /** Checks all orders. */
    public static Credits of(Books books) {
        var credits = new HashMap<String, List<Transfer>>();
        var cleared = new HashSet<Source>();
        for (var transfer : books.transfers()) {
            if (transfer.code().equals(Names.CLEARED) && transfer.postedMinor() != 0) {
                cleared.add(Source.into(transfer));
            }
            if (transfer.code().equals("recharge") && transfer.postedMinor() != 0) {
                credits.computeIfAbsent(transfer.reference(), none -> new ArrayList<>())
                        .add(transfer);
            }
        }
        var without = new ArrayList<Finding>();
        var unconfirmed = new ArrayList<Finding>();
        var confirmed = new HashSet<String>();
        for (var order : books.orders()) {
            if (order.everConfirmed() || CONFIRMED.contains(order.state())) {
                confirmed.add(order.id());
                confirmed(order, credits.getOrDefault(order.id(), List.of()), cleared, without);
            }
        }
        credits.keySet().removeAll(confirmed);
        credits.forEach(
                (order, of) ->
                        unconfirmed.add(
                                new Finding("credit_has_confirmed_order", order, of.toString())));
        return new Credits(confirmed.size(), without, unconfirmed);
    }

    /**
     * Where money came from that was cleared between two legal entities.
     *
     * @param clearing the account in the card's books
     */
    private record Source(String reference, String account, String clearing, long minor) {

        static Source into(Transfer transfer) {
            return new Source(
                    transfer.reference(),
                    transfer.debit(),
                    Names.mirrored(transfer.credit()),
                    transfer.postedMinor());
        }

        static Source of(Transfer credit, String account) {
            return new Source(credit.reference(), account, credit.debit(), credit.postedMinor());
        }
    }

    private static void confirmed(
            OrderRow order, List<Transfer> credits, Set<Source> cleared, List<Finding> findings) {
        var rule = "confirmed_order_has_one_credit";
        if (credits.size() != 1) {
            findings.add(new Finding(rule, order.id(), credits.size() + " credits"));
            return;
        }
        var credit = credits.getFirst();
        boolean fits =
                credit.postedMinor() == order.amountMinor()
                        && (credit.debit().equals(order.source())
                                || cleared.contains(Source.of(credit, order.source())))
                        && credit.credit().equals(Names.principal(order.cardId()));
        if (!fits) {
            findings.add(new Finding(rule, order.id(), "credited otherwise: " + credit));
        }
    }
}
