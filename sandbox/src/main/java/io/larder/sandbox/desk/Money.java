package io.larder.sandbox.desk;

import io.larder.sandbox.book.Book;
import io.larder.sandbox.book.JournalEntry;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import io.larder.sandbox.fault.Fault;
import io.larder.sandbox.fault.Faults;
import io.larder.sandbox.notice.Courier;
import io.larder.sandbox.time.Agenda;
import io.larder.sandbox.time.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** Moves money: each movement keeps the order, a line of the journal and a notice together. */
final class Money {

    /** A payment in flight whose order the merchant never closes arrives after this. */
    private static final Duration LONGEST_FLIGHT = Duration.ofDays(3);

    /** After the merchant heard of the close, a payment in flight arrives this much later. */
    private static final Duration LANDING = Duration.ofMillis(1_500);

    private final Book book;
    private final BusinessTime time;
    private final Faults faults;
    private final Courier courier;
    private final Agenda agenda;
    private final Numbers numbers;
    private final Lock lock;

    Money(
            Book book,
            BusinessTime time,
            Faults faults,
            Courier courier,
            Agenda agenda,
            Numbers numbers,
            Lock lock) {
        this.book = book;
        this.time = time;
        this.faults = faults;
        this.courier = courier;
        this.agenda = agenda;
        this.numbers = numbers;
        this.lock = lock;
    }

    void resume() {
        for (Order order : book.orders()) {
            if (order.inFlight() && order.landsAt() != null) {
                agenda.at(order.landsAt(), () -> land(order.number()));
            }
        }
        for (Refund refund : book.refunds()) {
            if (refund.settledAt() == null) {
                settleLater(refund);
            }
        }
    }

    Paying pay(Order order, String payer) {
        Faults.Strike late = faults.draw(Fault.LATE_PAYMENT, "payment");
        if (late != null) {
            faults.injected(Fault.LATE_PAYMENT, order.number(), null, "in flight until closed");
            Instant lands = time.now().plus(LONGEST_FLIGHT);
            Order flying = order.inFlightFrom(payer, order.minor(), lands);
            book.keep(flying);
            agenda.at(lands, () -> land(order.number()));
            return new Paying.OnItsWay(flying);
        }
        Faults.Strike wrong = faults.draw(Fault.WRONG_AMOUNT, "payment");
        if (wrong == null) {
            return new Paying.Done(paid(order, payer, order.minor(), order.minor()));
        }
        long other = other(order.minor());
        if (wrong.coin()) {
            faults.injected(Fault.WRONG_AMOUNT, order.number(), "AMOUNT", "paid " + other);
            return new Paying.Done(paid(order, payer, other, other));
        }
        faults.injected(Fault.WRONG_AMOUNT, order.number(), null, "only the notice says " + other);
        return new Paying.Done(paid(order, payer, order.minor(), other));
    }

    private static long other(long minor) {
        return minor > 100 ? minor - 100 : minor + 1;
    }

    private Order paid(Order order, String payer, long paidMinor, long saidMinor) {
        Order paid = moved(order, payer, paidMinor, time.now());
        if (saidMinor == paidMinor && paidMinor == order.minor()) {
            courier.tellOfPayment(paid);
        } else {
            courier.tell(paid, "", saidMinor);
        }
        return paid;
    }

    private Order moved(Order order, String payer, long paidMinor, Instant at) {
        Order numbered =
                order.transactionId().isEmpty()
                        ? order.scanned(at, numbers.transaction(at))
                        : order;
        Order paid = numbered.paidBy(payer, paidMinor, at);
        book.keep(List.of(paid, entry(paid, null, at)));
        return paid;
    }

    Order payQuietly(Order order, String payer) {
        return moved(order, payer, order.minor(), time.now());
    }

    Order landSoon(Order order) {
        Instant lands = time.now().plus(LANDING);
        if (order.landsAt() != null && !order.landsAt().isAfter(lands)) {
            return order;
        }
        Order landing = order.landing(lands);
        book.keep(landing);
        agenda.at(lands, () -> land(order.number()));
        return landing;
    }

    private void land(String number) {
        lock.lock();
        try {
            Order order = book.order(number);
            if (order != null) {
                landIfDue(order);
            }
        } finally {
            lock.unlock();
        }
        book.sync();
    }

    /** A payment counts from when it was due, even where the clock was moved far beyond. */
    private void landIfDue(Order order) {
        Instant lands = order.landsAt();
        if (order.inFlight() && lands != null && !lands.isAfter(time.now())) {
            Order paid = moved(order, order.payer(), order.paidMinor(), lands);
            courier.tell(paid, "", paid.paidMinor());
        }
    }

    /** Does now what is due but has not run yet, as after the clock was moved. */
    void catchUp() {
        book.orders().forEach(this::landIfDue);
        for (Refund refund : book.refunds()) {
            Order order = book.order(refund.orderNumber());
            if (order != null && refund.settledAt() == null && !due(refund).isAfter(time.now())) {
                settle(order, refund, due(refund));
            }
        }
    }

    Refunding refund(Order order, Refunding.Wish wish) {
        Instant now = time.now();
        var refund =
                new Refund(
                        wish.number(),
                        order.number(),
                        numbers.refund(now),
                        wish.minor(),
                        wish.reason(),
                        wish.fingerprint(),
                        wish.notifyUrl(),
                        now,
                        null);
        Order less = order.refunded(wish.minor());
        book.keep(List.of(less, refund));
        if (numbers.refundMillis() == 0) {
            return new Refunding.Begun(less, settle(less, refund, now));
        }
        settleLater(refund);
        return new Refunding.Begun(less, refund);
    }

    private Instant due(Refund refund) {
        return refund.createdAt().plusMillis(numbers.refundMillis());
    }

    private void settleLater(Refund refund) {
        agenda.at(due(refund), () -> settleNow(refund.orderNumber(), refund.number()));
    }

    private void settleNow(String orderNumber, String number) {
        lock.lock();
        try {
            Order order = book.order(orderNumber);
            Refund refund = book.refund(orderNumber, number);
            if (order != null && refund != null && refund.settledAt() == null) {
                settle(order, refund, due(refund));
            }
        } finally {
            lock.unlock();
        }
        book.sync();
    }

    private Refund settle(Order order, Refund refund, Instant at) {
        Refund settled = refund.settled(at);
        book.keep(List.of(settled, entry(order, settled, at)));
        if (!settled.notifyUrl().isEmpty()) {
            courier.tell(order, settled.number(), settled.minor());
        }
        return settled;
    }

    private JournalEntry entry(Order order, @Nullable Refund refund, Instant at) {
        return new JournalEntry(
                book.nextJournalId(),
                refund == null ? JournalEntry.Kind.PAYMENT : JournalEntry.Kind.REFUND,
                order.number(),
                order.transactionId(),
                refund == null ? "" : refund.number(),
                refund == null ? order.paidMinor() : refund.minor(),
                order.currency(),
                at,
                BusinessTime.dateOf(at));
    }
}
