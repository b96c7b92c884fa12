package io.larder.proof.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Money that the books do not explain. For each order: what the channel's journal moved (payments
 * less refunds), less what that order did to the channel's receivable, reconciliation included,
 * less its open differences in suspense (debit positive), without sign. To the sum over the orders
 * come journal entries without an order and receivable transfers without a journal entry; and each
 * drawer in the same way against the driver's own count. A fee that the channel keeps of a line
 * moves no money in its journal, so transfers with the code {@code fee} are left out here.
 *
 * @param minor the sum, 0 when every minor unit is explained
 * @param findings one for each order, entry or drawer that is not
 */
public record Unexplained(long minor, List<Finding> findings) {

    private static final String RULE = "every_minor_unit_is_explained";

    /**
     * Computes it.
     *
     * @param cashByDrawer what the driver itself put into each drawer, less what it took out
     */
    public static Unexplained of(
            Books books, List<JournalEntry> journal, Map<String, Long> cashByDrawer) {
        var sums = new Sums();
        sums.journal(books, journal);
        sums.receivable(books, journal);
        sums.suspense(books);
        sums.orders();
        sums.drawers(books, cashByDrawer);
        return new Unexplained(sums.minor, List.copyOf(sums.findings));
    }

    /** An order's three figures. */
    private static final class Figures {
        private long journalMinor;
        private long receivableMinor;
        private long suspenseMinor;
    }

    private static final class Sums {
        private final Map<String, Figures> orders = new HashMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private long minor;

        private void journal(Books books, List<JournalEntry> journal) {
            books.orders().forEach(order -> orders.put(order.id(), new Figures()));
            var orderOf = new HashMap<String, Figures>();
            for (var attempt : books.attempts()) {
                var figures = orders.get(attempt.orderId());
                if (figures != null) {
                    orderOf.put(attempt.channel() + "/" + attempt.id(), figures);
                }
            }
            for (var entry : journal) {
                var figures = orderOf.get(entry.channel() + "/" + entry.orderNumber());
                if (figures == null) {
                    add(entry.minor(), entry.orderNumber(), "a journal entry without an order");
                } else {
                    figures.journalMinor += entry.netMinor();
                }
            }
        }

        private void receivable(Books books, List<JournalEntry> journal) {
            var numbers = new HashSet<String>();
            journal.forEach(entry -> numbers.add(entry.orderNumber()));
            for (var transfer : books.transfers()) {
                long debit = transfer.code().equals("fee") ? 0 : transfer.debitOn(Names.RECEIVABLE);
                var figures = orders.get(transfer.reference());
                if (debit != 0 && figures != null) {
                    figures.receivableMinor += debit;
                } else if (debit != 0 && !numbers.contains(transfer.reference())) {
                    add(debit, transfer.reference(), "a receivable without a journal entry");
                }
            }
        }

        private void suspense(Books books) {
            for (var difference : books.differences()) {
                var figures = difference.orderId().map(orders::get);
                if (difference.isOpen() && figures.isPresent()) {
                    figures.get().suspenseMinor += difference.suspenseDebitMinor();
                }
            }
        }

        private void orders() {
            orders.forEach(
                    (id, of) ->
                            add(
                                    of.journalMinor - of.receivableMinor - of.suspenseMinor,
                                    id,
                                    "journal %d, receivable %d, suspense %d"
                                            .formatted(
                                                    of.journalMinor,
                                                    of.receivableMinor,
                                                    of.suspenseMinor)));
        }

        private void drawers(Books books, Map<String, Long> cashByDrawer) {
            var booked = new HashMap<String, Long>();
            var short_ = new HashMap<String, Long>();
            for (var transfer : books.transfers()) {
                long posted = transfer.postedMinor();
                side(booked, short_, transfer.debit(), posted);
                side(booked, short_, transfer.credit(), -posted);
            }
            var drawers = new TreeSet<>(cashByDrawer.keySet());
            drawers.addAll(booked.keySet());
            for (var drawer : drawers) {
                long own = cashByDrawer.getOrDefault(drawer, 0L);
                long inBooks = booked.getOrDefault(drawer, 0L);
                long overShort = short_.getOrDefault(drawer, 0L);
                var what = "counted %d, booked %d, short %d".formatted(own, inBooks, overShort);
                add(own - inBooks - overShort, drawer, what);
            }
        }

        private static void side(
                Map<String, Long> booked, Map<String, Long> short_, String account, long debit) {
            if (account.startsWith(Names.CASH)) {
                booked.merge(account.substring(Names.CASH.length()), debit, Long::sum);
            } else if (account.startsWith(Names.OVER_SHORT)) {
                short_.merge(account.substring(Names.OVER_SHORT.length()), debit, Long::sum);
            }
        }

        private void add(long amountMinor, String subject, String what) {
            if (amountMinor != 0) {
                minor += Math.abs(amountMinor);
                findings.add(new Finding(RULE, subject, what));
            }
        }
    }
}
