package io.larder.sandbox.notice;

import io.larder.sandbox.book.Book;
import io.larder.sandbox.book.Notice;
import io.larder.sandbox.book.Notice.State;
import io.larder.sandbox.book.Notice.Twist;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.fault.Fault;
import io.larder.sandbox.fault.Faults;
import io.larder.sandbox.keys.RandomText;
import io.larder.sandbox.time.Agenda;
import io.larder.sandbox.time.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Delivers notices again and again, on business time, until the merchant says that one arrived. */
public final class Courier {

    private static final Duration LAST_DUPLICATE = Duration.ofSeconds(10);

    private final Book book;
    private final BusinessTime time;
    private final Faults faults;
    private final Agenda agenda;
    private final Letters letters;
    private final Post post;

    /** A courier of one vendor's letters. */
    public Courier(Book book, BusinessTime time, Faults faults, Agenda agenda, Letters letters) {
        this.book = book;
        this.time = time;
        this.faults = faults;
        this.agenda = agenda;
        this.letters = letters;
        this.post = new Post();
    }

    /** Takes up the deliveries that a stop interrupted. */
    public void resume() {
        book.waitingNotices().forEach(this::expect);
    }

    /** Tells of a payment; faults of notices may strike. */
    public void tellOfPayment(Order order) {
        if (order.notifyUrl().isEmpty()) {
            return;
        }
        if (strike(Fault.LOST_NOTIFICATION, order) != null) {
            book.keep(notice(order, "", order.paidMinor(), Twist.LOST, State.LOST, Duration.ZERO));
            return;
        }
        Faults.Strike tampered = strike(Fault.TAMPERED_NOTIFICATION, order);
        if (tampered != null) {
            Twist twist = tampered.coin() ? Twist.TAMPERED_SIGNATURE : Twist.TAMPERED_BODY;
            send(notice(order, "", order.paidMinor(), twist, State.WAITING, Duration.ZERO));
            return;
        }
        Faults.Strike late = strike(Fault.DELAYED_NOTIFICATION, order);
        Duration delay = late == null ? Duration.ZERO : late.delay();
        boolean twice = late == null && strike(Fault.DUPLICATE_NOTIFICATION, order) != null;
        Twist twist = twice ? Twist.DUPLICATE : Twist.NONE;
        send(notice(order, "", order.paidMinor(), twist, State.WAITING, delay));
    }

    private Faults.@Nullable Strike strike(Fault fault, Order order) {
        Faults.Strike strike = faults.draw(fault, "payment");
        if (strike != null) {
            faults.injected(fault, order.number(), null, "the payment's notice");
        }
        return strike;
    }

    /**
     * Tells of a payment or a refund, without faults.
     *
     * @param refundNumber empty for a payment
     * @param saidMinor the amount named, which may be a lie
     */
    public void tell(Order order, String refundNumber, long saidMinor) {
        if (!order.notifyUrl().isEmpty()) {
            send(notice(order, refundNumber, saidMinor, Twist.NONE, State.WAITING, Duration.ZERO));
        }
    }

    /** Writes a genuine notice of a payment, to be delivered by whoever asked for it. */
    public Letter handOut(Order order) {
        Notice notice =
                notice(order, "", order.paidMinor(), Twist.NONE, State.HANDED_OUT, Duration.ZERO);
        return letters.written(notice, order, false);
    }

    private Notice notice(
            Order order, String refund, long said, Twist twist, State state, Duration delay) {
        Instant now = time.now();
        Instant due = state == State.WAITING ? now.plus(delay) : null;
        return new Notice(
                RandomText.hex(24), order.number(), refund, twist, said, now, 0, state, due);
    }

    private void send(Notice notice) {
        book.keep(notice);
        expect(notice);
    }

    private void expect(Notice notice) {
        if (notice.dueAt() != null) {
            agenda.at(notice.dueAt(), () -> deliver(notice));
        }
    }

    private void deliver(Notice notice) {
        Order order = book.order(notice.orderNumber());
        if (order == null) {
            throw new IllegalStateException("a notice without an order");
        }
        boolean first = notice.attempts() == 0;
        boolean spoiled =
                first
                        && (notice.twist() == Twist.TAMPERED_BODY
                                || notice.twist() == Twist.TAMPERED_SIGNATURE);
        if (first && notice.twist() == Twist.DUPLICATE) {
            agenda.at(time.now(), () -> once(notice, order));
            agenda.at(time.now().plus(LAST_DUPLICATE), () -> once(notice, order));
        }
        Post.Reply reply = post.deliver(letters.written(notice, order, spoiled));
        boolean arrived = !spoiled && letters.arrived(reply.status(), reply.body());
        Notice next = arrived ? notice.after(State.DELIVERED, null) : again(notice);
        book.keep(next);
        expect(next);
    }

    private void once(Notice notice, Order order) {
        post.deliver(letters.written(notice, order, false));
    }

    private Notice again(Notice notice) {
        var schedule = letters.schedule();
        return notice.attempts() < schedule.size()
                ? notice.after(State.WAITING, time.now().plus(schedule.get(notice.attempts())))
                : notice.after(State.GIVEN_UP, null);
    }
}
