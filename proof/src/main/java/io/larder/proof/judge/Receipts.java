package io.larder.proof.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Receipts held against the payments that really were made, one to one by transaction. */
final class Receipts {

    private static final String RULE = "receipt_is_a_payment";

    private Receipts() {}

    /** Every receipt is on its order's card, or goes back by a refund of the same amount. */
    static List<Finding> ends(Books books) {
        var confirmed = new HashSet<String>();
        books.orders().stream()
                .filter(OrderRow::everConfirmed)
                .forEach(order -> confirmed.add(order.id()));
        var back = new ArrayList<String>();
        books.refunds().stream()
                .filter(refund -> refund.kind().equals("UNAPPLIED"))
                .forEach(refund -> back.add(refund.orderId() + " " + refund.amountMinor()));
        var findings = new ArrayList<Finding>();
        for (var receipt : books.receipts()) {
            boolean ends =
                    receipt.applied().equals("CARD")
                            ? confirmed.contains(receipt.orderId())
                            : back.remove(receipt.orderId() + " " + receipt.amountMinor());
            if (!ends) {
                var what = "neither on the card nor on its way back: " + receipt;
                findings.add(new Finding("payment_is_kept", receipt.orderId(), what));
            }
        }
        return findings;
    }

    /** Every payment has its receipt with its amount, and every receipt its payment. */
    static List<Finding> check(Books books, List<JournalEntry> journal) {
        var paid = new HashMap<String, JournalEntry>();
        for (var entry : journal) {
            if (entry.kind().equals("PAYMENT")) {
                paid.put(entry.channel() + "/" + entry.transactionId(), entry);
            }
        }
        var findings = new ArrayList<Finding>();
        var seen = new HashSet<String>();
        for (var receipt : books.receipts()) {
            var name = receipt.channel() + "/" + receipt.transactionId();
            var payment = paid.get(name);
            if (!seen.add(name)) {
                findings.add(new Finding(RULE, name, "two receipts for one payment"));
            } else if (payment == null) {
                findings.add(new Finding(RULE, name, "no such payment"));
            } else if (payment.minor() != receipt.amountMinor()) {
                var what = "received %d, paid %d".formatted(receipt.amountMinor(), payment.minor());
                findings.add(new Finding(RULE, name, what));
            }
        }
        paid.keySet().removeAll(seen);
        paid.forEach((name, entry) -> findings.add(new Finding(RULE, name, "no receipt")));
        return findings;
    }
}
