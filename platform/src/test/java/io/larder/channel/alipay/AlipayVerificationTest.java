package io.larder.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.internal.util.AlipaySignature;
import io.larder.channel.Evidence;
import io.larder.channel.Notice;
import io.larder.channel.Notice.Reason;
import io.larder.channel.NoticeRequest;
import io.larder.money.Money;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlipayVerificationTest {

    private static final KeyPair VENDOR = pair();
    private static final KeyPair OURS = pair();
    private static final AlipayClient CLIENT =
            AlipayClient.of(
                    new AlipayAccount(
                            "2021000000000001",
                            "2088000000000001",
                            OURS.getPrivate(),
                            VENDOR.getPublic(),
                            URI.create("http://127.0.0.1:1/gateway.do")));

    @Test
    void a_genuine_notice_becomes_evidence() {
        assertThat(verified(Map.of()))
                .isEqualTo(
                        new Notice.Payment(
                                new Evidence(
                                        "ALIPAY",
                                        "ORDER1",
                                        "2026030222001",
                                        Money.cny(1_230),
                                        "2088000000000001",
                                        Instant.parse("2026-03-02T02:00:00Z"),
                                        LocalDate.parse("2026-03-02"),
                                        "open1|138****0000",
                                        Evidence.Source.NOTICE)));
    }

    @Test
    void a_notice_about_another_seller_or_application_is_rejected() {
        assertThat(verified(Map.of("app_id", "2021000000000002")))
                .isEqualTo(new Notice.Rejected(Reason.OTHER_MERCHANT));
        assertThat(verified(Map.of("seller_id", "2088000000000002")))
                .isEqualTo(new Notice.Rejected(Reason.OTHER_MERCHANT));
    }

    @Test
    void a_notice_of_another_state_is_of_no_interest() {
        assertThat(verified(Map.of("trade_status", "WAIT_BUYER_PAY")))
                .isInstanceOf(Notice.Irrelevant.class);
        assertThat(verified(Map.of("trade_status", "TRADE_CLOSED")))
                .isInstanceOf(Notice.Irrelevant.class);
    }

    @Test
    void a_notice_with_fractions_of_a_fen_or_a_broken_time_is_malformed() {
        assertThat(verified(Map.of("total_amount", "12.345")))
                .isEqualTo(new Notice.Rejected(Reason.MALFORMED));
        assertThat(verified(Map.of("gmt_payment", "yesterday")))
                .isEqualTo(new Notice.Rejected(Reason.MALFORMED));
        assertThat(verified(Map.of("trade_no", "")))
                .isEqualTo(new Notice.Rejected(Reason.MALFORMED));
    }

    @Test
    void a_body_that_is_no_form_is_rejected() {
        assertThat(AlipayNotices.verify(CLIENT, request("%zz=1")))
                .isEqualTo(new Notice.Rejected(Reason.MALFORMED));
        assertThat(AlipayNotices.verify(CLIENT, request("")))
                .isEqualTo(new Notice.Rejected(Reason.MISSING_SIGNATURE));
        assertThat(AlipayNotices.verify(CLIENT, request("sign=x&sign_type=RSA2")))
                .isEqualTo(new Notice.Rejected(Reason.WRONG_SIGNATURE));
        assertThat(AlipayNotices.verify(CLIENT, request("sign=x&sign_type=RSA")))
                .isEqualTo(new Notice.Rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void amounts_are_written_and_read_to_the_fen() {
        assertThat(Yuan.of(5)).isEqualTo("0.05");
        assertThat(Yuan.of(1_000_000)).isEqualTo("10000.00");
        assertThat(Yuan.minor("10000.5")).isEqualTo(1_000_050);
    }

    @Test
    void a_code_lives_at_least_until_its_order_ends() {
        var now = Instant.parse("2026-03-02T02:00:00Z");
        assertThat(AlipayTime.minutesUntil(now.plusSeconds(900), now)).isEqualTo("15m");
        assertThat(AlipayTime.minutesUntil(now.plusSeconds(901), now)).isEqualTo("16m");
        assertThat(AlipayTime.minutesUntil(now.minusSeconds(5), now)).isEqualTo("1m");
    }

    private static Notice verified(Map<String, String> changes) {
        var form = new TreeMap<String, String>();
        form.put("notify_type", "trade_status_sync");
        form.put("notify_id", "1");
        form.put("notify_time", "2026-03-02 10:00:01");
        form.put("charset", "utf-8");
        form.put("app_id", "2021000000000001");
        form.put("seller_id", "2088000000000001");
        form.put("trade_status", "TRADE_SUCCESS");
        form.put("out_trade_no", "ORDER1");
        form.put("trade_no", "2026030222001");
        form.put("total_amount", "12.30");
        form.put("gmt_payment", "2026-03-02 10:00:00");
        form.put("buyer_open_id", "open1");
        form.put("buyer_logon_id", "138****0000");
        form.put("subject", "储值卡充值 a+b&c");
        form.putAll(changes);
        var content = AlipaySignature.getSignCheckContentV1(new TreeMap<>(form));
        form.put(
                "sign",
                new Rsa2(VENDOR.getPrivate(), VENDOR.getPublic()).sign(content, "", "UTF-8"));
        form.put("sign_type", "RSA2");
        return AlipayNotices.verify(
                CLIENT,
                request(
                        form.entrySet().stream()
                                .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                                .collect(Collectors.joining("&"))));
    }

    private static NoticeRequest request(String body) {
        return new NoticeRequest(Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
