package io.larder.sandbox.desk;

import io.larder.sandbox.book.Book;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import io.larder.sandbox.desk.Paying.Wish;
import io.larder.sandbox.fault.Faults;
import io.larder.sandbox.notice.Courier;
import io.larder.sandbox.time.Agenda;
import io.larder.sandbox.time.BusinessTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A channel's orders and what may be done with them, one step at a time. */
public final class Desk {

    private final Book book;
    private final BusinessTime time;
    private final Numbers numbers;
    private final Money money;
    private final ReentrantLock lock = new ReentrantLock();

    /** A desk over a book; payments in flight and refunds under way go on where they were. */
    public Desk(
            Book book,
            BusinessTime time,
            Faults faults,
            Courier courier,
            Agenda agenda,
            Numbers numbers) {
        this.book = book;
        this.time = time;
        this.numbers = numbers;
        this.money = new Money(book, time, faults, courier, agenda, numbers, lock);
    }

    /** Takes up what a stop interrupted. */
    public void resume() {
        money.resume();
    }

    /** Does at once what the clock has made due, so that a bill is whole. */
    public void catchUp() {
        locked(
                () -> {
                    money.catchUp();
                    return "";
                });
        book.sync();
    }

    /** Places an order. */
    public Placed place(NewOrder wish) {
        return locked(
                () -> {
                    Order known = book.order(wish.number());
                    if (known != null) {
                        return again(known, wish.fingerprint());
                    }
                    Order order = made(wish);
                    book.keep(order);
                    return new Placed.New(order);
                });
    }

    private Placed again(Order known, String fingerprint) {
        return switch (known.statusAt(time.now())) {
            case PAID -> new Placed.AlreadyPaid(known);
            case CLOSED -> new Placed.AlreadyClosed();
            case OPEN ->
                    known.fingerprint().equals(fingerprint)
                            ? new Placed.Again(known)
                            : new Placed.OtherParameters();
        };
    }

    private Order made(NewOrder wish) {
        String qr = wish.qr() == null ? numbers.qr() : wish.qr();
        return new Order(
                wish.number(),
                qr,
                wish.minor(),
                wish.currency(),
                wish.description(),
                wish.attach(),
                wish.notifyUrl(),
                wish.fingerprint(),
                wish.keyId(),
                time.now(),
                wish.qrExpiresAt(),
                wish.expiresAt(),
                wish.expiresAfterScan(),
                null,
                Order.Status.OPEN,
                null,
                "",
                false,
                null,
                "",
                0,
                null,
                0);
    }

    /** Scans a code, as opening the payer's page does; null when no order has it. */
    public @Nullable Order scan(String qr) {
        return locked(
                () -> {
                    Order order = book.orderByQr(qr);
                    return order == null ? null : scanned(order);
                });
    }

    private Order scanned(Order order) {
        Instant now = time.now();
        boolean first = order.scannedAt() == null && order.statusAt(now) == Order.Status.OPEN;
        if (!first || !numbers.tradeBeginsAtScan() || order.unscannable(now)) {
            return order;
        }
        Order scanned = order.scanned(now, numbers.transaction(now));
        book.keep(scanned);
        return scanned;
    }

    /** Pays, or does not, as the payer wishes. */
    public Paying pay(String qr, Wish wish, String payer) {
        return synced(
                () -> {
                    Order order = book.orderByQr(qr);
                    if (order == null) {
                        return new Paying.UnknownCode();
                    }
                    Order.Status status = order.statusAt(time.now());
                    if (status == Order.Status.PAID || order.inFlight()) {
                        return new Paying.AlreadyPaid(order);
                    }
                    if (status == Order.Status.CLOSED || order.unscannable(time.now())) {
                        return new Paying.AlreadyClosed(order);
                    }
                    return switch (wish) {
                        case PAID -> money.pay(scanned(order), payer);
                        case REFUSED -> new Paying.Refused(scanned(order));
                        case CANCELLED -> new Paying.Cancelled(scanned(order));
                    };
                });
    }

    /** Pays open orders genuinely, without faults and without delivering their notices. */
    public List<Order> payQuietly(List<String> orderNumbers, String payer) {
        return synced(
                () ->
                        orderNumbers.stream()
                                .map(book::order)
                                .filter(Objects::nonNull)
                                .filter(this::isPayable)
                                .map(order -> money.payQuietly(scanned(order), payer))
                                .toList());
    }

    /** Whether a payer could pay an order now. */
    public boolean isPayable(Order order) {
        Instant now = time.now();
        return order.statusAt(now) == Order.Status.OPEN
                && !order.inFlight()
                && !order.unscannable(now);
    }

    /** Closes an order that nobody has paid; a payment in flight arrives all the same. */
    public Closing close(String number) {
        return locked(
                () -> {
                    Order order = book.order(number);
                    if (order == null || noTrade(order)) {
                        return new Closing.Unknown();
                    }
                    return switch (order.statusAt(time.now())) {
                        case PAID -> new Closing.AlreadyPaid(order);
                        case CLOSED -> new Closing.AlreadyClosed(landSoon(order));
                        case OPEN -> new Closing.Done(landSoon(shut(order)));
                    };
                });
    }

    /** Closes an order that nobody has paid, and the code of one that nobody has scanned. */
    public void kill(String number) {
        locked(
                () -> {
                    Order order = book.order(number);
                    return order != null && order.statusAt(time.now()) == Order.Status.OPEN
                            ? landSoon(shut(order))
                            : order;
                });
    }

    private Order shut(Order order) {
        Order closed = order.closed(time.now());
        book.keep(closed);
        return closed;
    }

    /** Notes that the merchant heard that an order is closed: now a payment in flight may land. */
    public void toldClosed(String number) {
        locked(
                () -> {
                    Order order = book.order(number);
                    return order == null ? null : landSoon(order);
                });
    }

    private Order landSoon(Order order) {
        return order.inFlight() ? money.landSoon(order) : order;
    }

    /** Whether the merchant must be told that there is no trade yet. */
    public boolean noTrade(Order order) {
        return numbers.tradeBeginsAtScan() && order.transactionId().isEmpty();
    }

    /** Begins a refund; asking again with the same number and parameters is answered the same. */
    public Refunding refund(Refunding.Wish wish) {
        return synced(() -> refundNow(wish));
    }

    private Refunding refundNow(Refunding.Wish wish) {
        Order order = book.order(wish.orderNumber());
        if (order == null || noTrade(order)) {
            return new Refunding.UnknownOrder();
        }
        Refund known = book.refund(order.number(), wish.number());
        if (known != null) {
            return known.fingerprint().equals(wish.fingerprint())
                    ? new Refunding.Again(order, known)
                    : new Refunding.OtherParameters();
        }
        if (order.status() != Order.Status.PAID) {
            return new Refunding.NotPaid(order);
        }
        if (wish.minor() > order.paidMinor() - order.refundedMinor()) {
            return new Refunding.TooMuch(order);
        }
        return money.refund(order, wish);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private <T> T synced(Supplier<T> step) {
        T result = locked(step);
        book.sync();
        return result;
    }
}
