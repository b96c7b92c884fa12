package io.larder.channel;

import static io.larder.channel.NoticeCatcher.paymentOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larder.ledger.BusinessClock;
import io.larder.money.Money;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every channel must do, asked of its adapter against the real sandbox program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChannelConformance {

    protected static final GuardSettings QUICK =
            new GuardSettings(1500, 20000, 16, 200, 20, 5, 50, 80, 700, 60000, 2, 2, 50);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final NoticeCatcher catcher;
    private final boolean existsBeforePaid;

    private SandboxProcess sandbox;
    private Channel channel;

    protected ChannelConformance(String name, NoticeCatcher catcher, boolean existsBeforePaid) {
        this.name = name;
        this.catcher = catcher;
        this.existsBeforePaid = existsBeforePaid;
    }

    /** The adapter, calling this address, with business time ahead as the sandbox has it. */
    protected abstract Channel adapter(
            String baseUrl, ChannelKeys keys, String noticesTo, BusinessClock time);

    @BeforeAll
    void connect() {
        sandbox = SandboxProcess.running();
        assumeTrue(sandbox.has(name), "the sandbox has no " + name);
        var keys = new ChannelKeys(new PlainSecrets());
        assertThat(keys.importFrom(sandbox.keys())).isNotEmpty();
        channel = adapter(sandbox.url(name), keys, catcher.base(), this::businessNow);
    }

    @AfterAll
    void disconnect() {
        catcher.close();
    }

    @BeforeEach
    void noFaults() {
        sandbox.faults(name, "{\"seed\":1}");
    }

    @Test
    void an_order_that_nobody_paid_is_not_paid() {
        var order = order(100);
        assertThat(channel.prepare(order)).isInstanceOf(Prepared.Ready.class);
        assertThat(channel.query(order.orderNumber()))
                .isEqualTo(existsBeforePaid ? new Found.Unpaid() : new Found.NotYet());
        assertThat(channel.query(number())).isEqualTo(new Found.NotYet());
    }

    @Test
    void notice_and_query_tell_the_same_payment() {
        var order = order(12_345);
        sandbox.pay(name, code(order));
        var said = paid(order);
        assertThat(said.amount()).isEqualTo(Money.cny(12_345));
        assertThat(said.payer()).isNotBlank();
        assertThat(said.businessDate()).isEqualTo(BusinessClock.dateOf(said.paidAt()));
        var notice = channel.verify(catcher.next(channel, paymentOf(order.orderNumber())));
        assertThat(notice)
                .isInstanceOfSatisfying(
                        Notice.Payment.class,
                        payment ->
                                assertThat(payment.evidence())
                                        .usingRecursiveComparison()
                                        .ignoringFields("source", "payer")
                                        .isEqualTo(said));
    }

    @Test
    void the_same_order_told_twice_has_one_code() {
        var order = order(500);
        assertThat(code(order)).isEqualTo(code(order));
    }

    @Test
    void the_same_number_with_another_amount_is_not_taken_for_a_new_order() {
        var order = order(500);
        code(order);
        sandbox.pay(name, code(order));
        var other =
                new PrepareRequest(
                        order.orderNumber(),
                        Money.cny(700),
                        order.description(),
                        order.expiresAt());
        assertThat(channel.prepare(other)).isNotInstanceOf(Prepared.Ready.class);
    }

    @Test
    void a_closed_order_cannot_be_paid() {
        var order = order(100);
        code(order);
        var closing = channel.close(order.orderNumber());
        if (existsBeforePaid) {
            assertThat(closing).isEqualTo(new Closing.Closed());
            assertThat(channel.close(order.orderNumber())).isEqualTo(new Closing.Closed());
            assertThat(channel.query(order.orderNumber())).isEqualTo(new Found.ClosedUnpaid());
        } else {
            assertThat(closing).isEqualTo(new Closing.NotYet());
            assertThat(channel.query(order.orderNumber())).isEqualTo(new Found.NotYet());
        }
    }

    @Test
    void closing_a_paid_order_says_that_it_is_paid() {
        var order = order(100);
        sandbox.pay(name, code(order));
        paid(order);
        assertThat(channel.close(order.orderNumber())).isEqualTo(new Closing.AlreadyPaid());
    }

    @Test
    void a_refund_asked_for_twice_moves_money_once() {
        var order = order(1_000);
        sandbox.pay(name, code(order));
        var refund = refund(paid(order), 1_000);
        assertThat(channel.queryRefund(order.orderNumber(), refund.refundNumber()))
                .isEqualTo(new Refunding.Absent());
        channel.refund(refund);
        channel.refund(refund);
        Refunding.Refunded done = refunded(refund);
        assertThat(done.at())
                .isBetween(businessNow().minusSeconds(120), businessNow().plusSeconds(5));
        assertThat(sandbox.moved(name, order.orderNumber())).containsExactly("PAYMENT", "REFUND");
        assertThat(channel.query(order.orderNumber())).isInstanceOf(Found.PaidAndRefunded.class);
    }

    @Test
    void more_than_was_paid_is_not_refunded() {
        var order = order(1_000);
        sandbox.pay(name, code(order));
        assertThat(channel.refund(refund(paid(order), 1_001)))
                .isInstanceOf(Refunding.Refused.class);
    }

    @Test
    void a_lost_answer_is_unknown_and_the_order_is_found_by_its_number() {
        sandbox.faults(name, "{\"seed\":1,\"response_lost\":{\"count\":1}}");
        var order = order(100);
        assertThat(channel.prepare(order)).isInstanceOf(Prepared.Unknown.class);
        sandbox.faults(name, "{\"seed\":1}");
        assertThat(channel.prepare(order)).isInstanceOf(Prepared.Ready.class);
    }

    @Test
    void a_server_error_is_unknown() {
        sandbox.faults(name, "{\"seed\":1,\"server_error\":{\"count\":1}}");
        assertThat(channel.prepare(order(100))).isInstanceOf(Prepared.Unknown.class);
    }

    @Test
    void a_slow_answer_is_unknown_and_cut_in_time() {
        sandbox.faults(name, "{\"seed\":1,\"slow\":{\"count\":1,\"delayMillis\":6000}}");
        var guarded = new GuardedChannel(channel, QUICK);
        var before = System.nanoTime();
        assertThat(guarded.prepare(order(100))).isInstanceOf(Prepared.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void a_query_is_asked_again_by_itself() {
        var order = order(100);
        sandbox.pay(name, code(order));
        sandbox.faults(name, "{\"seed\":1,\"response_lost\":{\"count\":1}}");
        assertThat(new GuardedChannel(channel, QUICK).query(order.orderNumber()))
                .isInstanceOf(Found.Paid.class);
    }

    @Test
    void a_failing_channel_is_left_alone_and_nothing_is_sent() {
        sandbox.faults(name, "{\"seed\":1,\"server_error\":{\"probability\":1}}");
        var guarded = new GuardedChannel(channel, QUICK);
        for (int i = 0; i < 5; i++) {
            guarded.prepare(order(100));
        }
        assertThat(guarded.available()).isFalse();
        assertThat(guarded.prepare(order(100)))
                .isInstanceOfSatisfying(
                        Prepared.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(Prepared.UNAVAILABLE));
        assertThat(guarded.query(number())).isInstanceOf(Found.Unknown.class);
    }

    @Test
    void a_channel_that_cannot_be_reached_refuses() {
        var keys = new ChannelKeys(new PlainSecrets());
        keys.importFrom(sandbox.keys());
        var nowhere = adapter("http://127.0.0.1:9", keys, catcher.base(), this::businessNow);
        assertThat(nowhere.prepare(order(100)))
                .isInstanceOfSatisfying(
                        Prepared.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(Prepared.UNAVAILABLE));
    }

    @Test
    void a_missing_key_refuses_before_anything_is_sent() {
        var keyless =
                adapter(
                        sandbox.url(name),
                        new ChannelKeys(new PlainSecrets()),
                        catcher.base(),
                        this::businessNow);
        assertThat(new GuardedChannel(keyless, QUICK).prepare(order(100)))
                .isInstanceOfSatisfying(
                        Prepared.Refused.class,
                        refused ->
                                assertThat(refused.message())
                                        .contains(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void a_spoilt_notice_is_rejected_and_the_genuine_one_follows() {
        sandbox.faults(name, "{\"seed\":1,\"tampered_notification\":{\"count\":1}}");
        var order = order(100);
        sandbox.pay(name, code(order));
        catcher.next(
                channel,
                notice -> notice.equals(new Notice.Rejected(Notice.Reason.WRONG_SIGNATURE)));
        sandbox.advance(Duration.ofMinutes(5));
        catcher.next(channel, paymentOf(order.orderNumber()));
    }

    @Test
    void money_that_arrives_after_the_close_is_told_all_the_same() {
        sandbox.faults(name, "{\"seed\":1,\"late_payment\":{\"count\":1}}");
        var order = order(100);
        assertThat(sandbox.pay(name, code(order))).isEqualTo("PENDING");
        assertThat(channel.close(order.orderNumber())).isEqualTo(new Closing.Closed());
        sandbox.advance(Duration.ofHours(1));
        catcher.next(channel, paymentOf(order.orderNumber()));
        assertThat(paid(order).amount()).isEqualTo(order.amount());
    }

    @Test
    void a_notice_of_another_amount_is_genuine_and_the_query_decides() {
        sandbox.faults(name, "{\"seed\":1,\"wrong_amount\":{\"count\":4}}");
        for (int i = 0; i < 4; i++) {
            var order = order(1_000);
            sandbox.pay(name, code(order));
            var notice = channel.verify(catcher.next(channel, paymentOf(order.orderNumber())));
            assertThat(notice)
                    .isInstanceOfSatisfying(
                            Notice.Payment.class,
                            payment ->
                                    assertThat(payment.evidence().amount())
                                            .isNotEqualTo(order.amount()));
            assertThat(paid(order).transactionId()).isNotBlank();
        }
    }

    @Test
    void the_bill_of_yesterday_holds_its_payments_and_that_of_today_is_not_made() {
        var order = order(4_321);
        sandbox.pay(name, code(order));
        var payment = paid(order);
        var day = payment.businessDate();
        assertThat(channel.bill(day)).isEqualTo(new BillFile.NotReady());
        assertThat(channel.bill(day.minusDays(30))).isEqualTo(new BillFile.Empty());
        sandbox.advance(Duration.ofHours(36));
        assertThat(channel.bill(day))
                .isInstanceOfSatisfying(
                        BillFile.Ready.class,
                        bill -> {
                            assertThat(text(bill)).contains(payment.transactionId());
                            assertThat(bill.hash()).matches("SHA(1|256):[0-9a-f]{40,64}");
                        });
    }

    /** The bill's text. */
    protected abstract String text(BillFile.Ready bill);

    protected SandboxProcess sandbox() {
        return sandbox;
    }

    protected Channel channel() {
        return channel;
    }

    protected NoticeCatcher catcher() {
        return catcher;
    }

    protected String code(PrepareRequest order) {
        return switch (channel.prepare(order)) {
            case Prepared.Ready(Next.QrCode(var content)) -> content;
            case Prepared other -> throw new AssertionError(other);
        };
    }

    protected PrepareRequest order(long minor) {
        return new PrepareRequest(
                number(), Money.cny(minor), "储值卡充值", businessNow().plus(Duration.ofMinutes(15)));
    }

    protected Evidence paid(PrepareRequest order) {
        return switch (channel.query(order.orderNumber())) {
            case Found.Paid(var evidence) -> evidence;
            case Found other -> throw new AssertionError(other);
        };
    }

    private RefundRequest refund(Evidence payment, long minor) {
        return new RefundRequest(
                payment.orderNumber(),
                payment.transactionId(),
                number(),
                Money.cny(minor),
                payment.amount(),
                "退款");
    }

    private Refunding.Refunded refunded(RefundRequest refund) {
        List<Refunding> seen = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            var now = channel.queryRefund(refund.orderNumber(), refund.refundNumber());
            if (now instanceof Refunding.Refunded done) {
                return done;
            }
            if (seen.isEmpty()) {
                sandbox.advance(Duration.ofMinutes(1)); // some refunds take business time
            }
            seen.add(now);
        }
        throw new AssertionError(seen.toString());
    }

    private Instant businessNow() {
        return Instant.now().plus(sandbox.offset());
    }

    protected static String number() {
        return new BigInteger(128, RANDOM)
                .or(BigInteger.ONE.shiftLeft(126))
                .toString(32)
                .toUpperCase(Locale.ROOT);
    }
}
