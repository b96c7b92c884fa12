package io.larder.sandbox.bill;

import io.larder.sandbox.book.Book;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import io.larder.sandbox.fault.Fault;
import io.larder.sandbox.fault.Faults;
import io.larder.sandbox.time.BusinessTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws up the lines of a day; the faults of bills strike payments that are otherwise in order. */
public final class BillLines {

    /** The fee of both channels: 0.60 %. */
    public static final long FEE_PER_TEN_THOUSAND = 60;

    private final Book book;
    private final Faults faults;

    /** Lines out of a book. */
    public BillLines(Book book, Faults faults) {
        this.book = book;
        this.faults = faults;
    }

    /** The fee of an amount, rounded half up to the fen. */
    public static long feeOf(long minor) {
        return (minor * FEE_PER_TEN_THOUSAND + 5_000) / 10_000;
    }

    /**
     * The lines of a business date, by time; it draws faults, so it is called once for each day.
     */
    public List<BillLine> of(LocalDate date) {
        var lines = new ArrayList<BillLine>();
        for (Order order : paidOn(date)) {
            add(lines, new BillLine(order, null, order.paidMinor(), feeOf(order.paidMinor())));
        }
        for (Refund refund : book.refunds()) {
            Order order = book.order(refund.orderNumber());
            if (order != null && isOn(refund, date)) {
                lines.add(new BillLine(order, refund, refund.minor(), feeOf(refund.minor())));
            }
        }
        lines.sort(
                Comparator.comparing(BillLine::at)
                        .thenComparing(line -> line.order().transactionId()));
        return lines;
    }

    private List<Order> paidOn(LocalDate date) {
        return book.orders().stream()
                .filter(order -> order.status() == Order.Status.PAID)
                .filter(order -> BusinessTime.dateOf(order.paid()).equals(date))
                .sorted(Comparator.comparing(Order::paid).thenComparing(Order::transactionId))
                .toList();
    }

    private static boolean isOn(Refund refund, LocalDate date) {
        return refund.settledAt() != null && BusinessTime.dateOf(refund.settledAt()).equals(date);
    }

    private void add(List<BillLine> lines, BillLine line) {
        Order order = line.order();
        if (order.paidMinor() != order.minor()) {
            lines.add(line);
            return;
        }
        if (faults.draw(Fault.BILL_MISSING, "line") != null) {
            faults.injected(Fault.BILL_MISSING, order.number(), "MISSING_AT_CHANNEL", "left out");
            return;
        }
        Faults.Strike altered = faults.draw(Fault.BILL_ALTERED, "line");
        if (altered != null) {
            lines.add(altered(line, altered.coin()));
            return;
        }
        lines.add(line);
        if (faults.draw(Fault.BILL_DUPLICATED, "line") != null) {
            faults.injected(Fault.BILL_DUPLICATED, order.number(), "DUPLICATE", "stands twice");
            lines.add(line);
        }
    }

    private BillLine altered(BillLine line, boolean amount) {
        String number = line.order().number();
        if (amount) {
            long other = line.minor() + 10;
            faults.injected(Fault.BILL_ALTERED, number, "AMOUNT", "amount " + other);
            return new BillLine(line.order(), null, other, line.feeMinor());
        }
        long other = line.feeMinor() + 7;
        faults.injected(Fault.BILL_ALTERED, number, "FEE", "fee " + other);
        return new BillLine(line.order(), null, line.minor(), other);
    }
}
