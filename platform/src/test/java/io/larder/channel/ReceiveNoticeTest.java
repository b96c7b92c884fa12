package io.larder.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.larder.channel.PaymentEvidence.Received;
import io.larder.identity.SecurityEvents;
import io.larder.kit.MovableClock;
import io.larder.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ReceiveNoticeTest {

    private final List<Evidence> received = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private Received outcome = Received.CREDITED;

    @Test
    void the_vendor_is_answered_only_after_the_evidence_was_taken() throws Exception {
        var channel = new Told("WECHAT", new Notice.Payment(evidence(100)), new Found.NotYet());
        assertThat(delivered(channel).getStatus()).isEqualTo(200);
        assertThat(received).containsExactly(evidence(100));
        assertThat(events).isEmpty();
    }

    @Test
    void another_amount_is_answered_as_success_and_recorded() throws Exception {
        outcome = Received.QUERY_DUE;
        var channel = new Told("WECHAT", new Notice.Payment(evidence(100)), new Found.NotYet());
        assertThat(delivered(channel).getStatus()).isEqualTo(200);
        assertThat(events).containsExactly("notice_other_amount wechat");
    }

    @Test
    void a_notice_that_is_not_believed_is_refused_and_recorded() throws Exception {
        for (var reason : Notice.Reason.values()) {
            events.clear();
            var channel = new Told("WECHAT", new Notice.Rejected(reason), new Found.NotYet());
            assertThat(delivered(channel).getStatus()).isEqualTo(401);
            assertThat(events).containsExactly(reason.code() + " wechat");
        }
        assertThat(received).isEmpty();
    }

    @Test
    void where_no_time_is_signed_the_channel_is_asked_first() throws Exception {
        var notice = new Notice.Payment(evidence(100));
        var confirmed = new Told("ALIPAY", notice, new Found.Paid(evidence(100)));
        assertThat(delivered(confirmed).getStatus()).isEqualTo(200);
        assertThat(received).containsExactly(evidence(100));

        received.clear();
        for (var found :
                List.of(
                        new Found.Unpaid(),
                        new Found.NotYet(),
                        new Found.ClosedUnpaid(),
                        new Found.Unknown("slow"))) {
            assertThat(delivered(new Told("ALIPAY", notice, found)).getStatus()).isEqualTo(401);
        }
        assertThat(received).isEmpty();
        assertThat(events).containsOnly("notice_not_confirmed alipay").hasSize(3);
    }

    @Test
    void where_no_time_is_signed_the_channels_own_figure_decides() throws Exception {
        var notice = new Notice.Payment(evidence(100));
        var other = new Told("ALIPAY", notice, new Found.Paid(evidence(99)));
        assertThat(delivered(other).getStatus()).isEqualTo(200);
        assertThat(received).containsExactly(evidence(99));
        assertThat(events).containsExactly("notice_other_amount alipay");
    }

    @Test
    void an_unknown_channel_and_an_overlong_body_are_refused() throws Exception {
        var channel = new Told("WECHAT", new Notice.Irrelevant("x"), new Found.NotYet());
        assertThat(problemOf(channel, "unionpay", new byte[3])).isEqualTo("unknown_channel");
        assertThat(problemOf(channel, "WECHAT", new byte[3])).isEqualTo("unknown_channel");
        assertThat(problemOf(channel, "wechat", new byte[64 * 1024 + 1]))
                .isEqualTo("body_too_large");
    }

    private String problemOf(Channel channel, String name, byte[] body) throws Exception {
        try {
            http(channel)
                    .perform(post("/api/v1/channels/{name}/notifications", name).content(body));
            return "none";
        } catch (io.larder.edge.Problem problem) {
            return problem.code();
        } catch (jakarta.servlet.ServletException e) {
            return e.getCause() instanceof io.larder.edge.Problem problem ? problem.code() : "";
        }
    }

    private MockHttpServletResponse delivered(Told channel) throws Exception {
        return http(channel)
                .perform(
                        post(
                                        "/api/v1/channels/{name}/notifications",
                                        channel.name().toLowerCase(java.util.Locale.ROOT))
                                .content("x"))
                .andReturn()
                .getResponse();
    }

    private MockMvc http(Channel channel) {
        PaymentEvidence payments =
                evidence -> {
                    received.add(evidence);
                    return outcome;
                };
        SecurityEvents security = (what, who, detail) -> events.add(what + " " + who);
        var beans = new StaticListableBeanFactory(Map.of("payments", payments));
        var taking =
                new TakeNotice(
                        beans.getBeanProvider(PaymentEvidence.class),
                        beans.getBeanProvider(RefundEvidence.class),
                        security,
                        new MovableClock());
        return MockMvcBuilders.standaloneSetup(
                        new ReceiveNotice(new Channels(List.of(channel)), taking))
                .build();
    }

    private static Evidence evidence(long minor) {
        return new Evidence(
                "X",
                "ORDER1",
                "T1",
                Money.cny(minor),
                "M",
                Instant.parse("2026-03-02T02:00:00Z"),
                LocalDate.parse("2026-03-02"),
                "payer",
                Evidence.Source.NOTICE);
    }

    /** A channel that has one thing to say of a notice, and one of an order. */
    private record Told(String name, Notice notice, Found found) implements Channel {

        @Override
        public Capabilities capabilities(LocalDate on) {
            return new Catalogue().of(name, on);
        }

        @Override
        public Prepared prepare(PrepareRequest request) {
            return new Prepared.Unknown("not asked");
        }

        @Override
        public Found query(String orderNumber) {
            return found;
        }

        @Override
        public Closing close(String orderNumber) {
            return new Closing.Unknown("not asked");
        }

        @Override
        public Refunding refund(RefundRequest request) {
            return new Refunding.Unknown("not asked");
        }

        @Override
        public Refunding queryRefund(String orderNumber, String refundNumber) {
            return new Refunding.Unknown("not asked");
        }

        @Override
        public Notice verify(NoticeRequest request) {
            return notice;
        }

        @Override
        public NoticeAnswer answer(boolean taken) {
            return new NoticeAnswer(taken ? 200 : 401, "text/plain", "");
        }

        @Override
        public BillFile bill(LocalDate businessDate) {
            return new BillFile.Unknown("not asked");
        }
    }
}
