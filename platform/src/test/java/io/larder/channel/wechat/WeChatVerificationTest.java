package io.larder.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.channel.BillFile;
import io.larder.channel.Evidence;
import io.larder.channel.Notice;
import io.larder.channel.Notice.Reason;
import io.larder.kit.MovableClock;
import io.larder.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatVerificationTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-28");
    private static final byte[] BILL = "交易时间,…\n`2026-02-28".getBytes(StandardCharsets.UTF_8);

    private OwnVendor vendor;
    private WeChat channel;

    @BeforeEach
    void open() throws IOException {
        vendor = new OwnVendor();
        channel = vendor.adapter(new MovableClock());
    }

    @AfterEach
    void close() throws IOException {
        vendor.close();
    }

    @Test
    void a_genuine_notice_becomes_evidence() {
        var resource = OwnVendor.transaction(OwnVendor.MERCHANT, OwnVendor.APP, 4_200);
        assertThat(channel.verify(vendor.notice("TRANSACTION.SUCCESS", resource)))
                .isEqualTo(
                        new Notice.Payment(
                                new Evidence(
                                        "WECHAT",
                                        "ORDER1",
                                        "T1",
                                        Money.cny(4_200),
                                        OwnVendor.MERCHANT,
                                        Instant.parse("2026-03-02T02:00:00Z"),
                                        LocalDate.parse("2026-03-02"),
                                        "o1",
                                        Evidence.Source.NOTICE)));
    }

    @Test
    void a_notice_about_another_merchant_or_application_is_rejected() {
        var otherMerchant = OwnVendor.transaction("1900000002", OwnVendor.APP, 1);
        var otherApp = OwnVendor.transaction(OwnVendor.MERCHANT, "wx0000000000000002", 1);
        assertThat(channel.verify(vendor.notice("TRANSACTION.SUCCESS", otherMerchant)))
                .isEqualTo(new Notice.Rejected(Reason.OTHER_MERCHANT));
        assertThat(channel.verify(vendor.notice("TRANSACTION.SUCCESS", otherApp)))
                .isEqualTo(new Notice.Rejected(Reason.OTHER_MERCHANT));
    }

    @Test
    void a_refund_notice_is_read() {
        var resource =
                "{\"mchid\":\"%s\",\"out_trade_no\":\"ORDER1\",\"out_refund_no\":\"R1\",\"refund_id\":\"5\",\"refund_status\":\"SUCCESS\",\"success_time\":\"2026-03-02T10:00:00+08:00\",\"amount\":{\"total\":100,\"refund\":40}}"
                        .formatted(OwnVendor.MERCHANT);
        assertThat(channel.verify(vendor.notice("REFUND.SUCCESS", resource)))
                .isEqualTo(
                        new Notice.Refund(
                                "ORDER1",
                                "R1",
                                "5",
                                Money.cny(40),
                                Instant.parse("2026-03-02T02:00:00Z"),
                                true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "7",
                "{\"event_type\":\"TRANSACTION.SUCCESS\"}",
                "{\"event_type\":\"TRANSACTION.SUCCESS\",\"resource\":{}}",
                "{\"event_type\":\"TRANSACTION.SUCCESS\",\"resource\":{\"nonce\":\"a\",\"ciphertext\":\"!\"}}"
            })
    void a_signed_body_that_is_no_notice_is_malformed(String body) {
        assertThat(channel.verify(vendor.signed(body)))
                .isEqualTo(new Notice.Rejected(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "7", "{\"mchid\":[]}", "{\"amount\":7}"})
    void a_signed_resource_that_is_no_payment_is_rejected(String resource) {
        assertThat(channel.verify(vendor.notice("TRANSACTION.SUCCESS", resource)))
                .isInstanceOf(Notice.Rejected.class);
        assertThat(channel.verify(vendor.notice("REFUND.SUCCESS", resource)))
                .isInstanceOf(Notice.Rejected.class);
    }

    @Test
    void a_whole_bill_is_taken() {
        vendor.bill(BILL, BILL, BILL.length);
        assertThat(channel.bill(DAY))
                .isInstanceOfSatisfying(
                        BillFile.Ready.class,
                        bill -> {
                            assertThat(bill.content()).isEqualTo(BILL);
                            assertThat(bill.hash()).startsWith("SHA1:");
                        });
    }

    @Test
    void a_bill_with_another_hash_is_refused_whole() {
        var altered = BILL.clone();
        altered[3] ^= 1;
        vendor.bill(BILL, altered, BILL.length);
        assertThat(channel.bill(DAY)).isInstanceOf(BillFile.Refused.class);
    }

    @Test
    void a_bill_cut_short_is_refused_whole() {
        var half = Arrays.copyOf(BILL, BILL.length / 2);
        vendor.bill(BILL, half, BILL.length);
        assertThat(channel.bill(DAY)).isInstanceOf(BillFile.Refused.class);
    }

    @Test
    void a_bill_that_ends_early_without_saying_so_is_refused_whole() {
        var half = Arrays.copyOf(BILL, BILL.length / 2);
        vendor.bill(BILL, half, half.length);
        assertThat(channel.bill(DAY)).isInstanceOf(BillFile.Refused.class);
    }
}
