package io.larder.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.channel.vendor.NotifyAddress;
import io.larder.channel.vendor.VendorHosts;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CatalogueTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Test
    void terms_hold_from_their_date() {
        var catalogue = new Catalogue();
        assertThat(catalogue.of("WECHAT", DAY).noticeFreshness()).isEqualTo(Duration.ofMinutes(5));
        assertThat(catalogue.of("ALIPAY", DAY).noticeFreshness()).isNull();
        assertThatThrownBy(() -> catalogue.of("WECHAT", LocalDate.parse("2019-12-31")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_fee_is_rounded_line_by_line() {
        var fee = new FeeSchedule(60, RoundingMode.HALF_UP);
        assertThat(fee.feeMinor(10_000)).isEqualTo(60);
        assertThat(fee.feeMinor(83)).isZero();
        assertThat(fee.feeMinor(84)).isEqualTo(1);
    }

    @Test
    void a_sandbox_calls_only_loopback_and_live_never_does() {
        var sandbox = new VendorHosts("SANDBOX");
        var live = new VendorHosts("LIVE");
        assertThat(sandbox.base("WECHAT", "http://127.0.0.1:9")).isPresent();
        assertThatThrownBy(() -> sandbox.base("WECHAT", "https://192.0.2.1"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sandbox.base("WECHAT", ""))
                .isInstanceOf(IllegalStateException.class);
        assertThat(live.base("WECHAT", null)).isEmpty();
        assertThatThrownBy(() -> live.base("WECHAT", "https://127.0.0.1"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> live.base("WECHAT", "http://192.0.2.1"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(live.allowed(URI.create("https://10.0.0.1/bill"))).isFalse();
        assertThatThrownBy(() -> new NotifyAddress("", live))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_comes_next_is_written_with_its_kind() {
        var json = JsonMapper.builder().build();
        Next code = new Next.QrCode("weixin://wxpay/bizpayurl?pr=1");
        var text = json.writerFor(Next.class).writeValueAsString(code);
        assertThat(text)
                .isEqualTo("{\"kind\":\"QR_CODE\",\"content\":\"weixin://wxpay/bizpayurl?pr=1\"}");
        assertThat(json.readValue(text, Next.class)).isEqualTo(code);
        assertThat(json.writeValueAsString(new Next.None())).isEqualTo("{\"kind\":\"NONE\"}");
    }

    @Test
    void a_payer_is_never_shown() {
        var evidence =
                new Evidence(
                        "WECHAT",
                        "O",
                        "T",
                        io.larder.money.Money.cny(1),
                        "M",
                        java.time.Instant.EPOCH,
                        DAY,
                        "secret-payer",
                        Evidence.Source.QUERY);
        assertThat(evidence.toString()).doesNotContain("secret-payer");
        assertThat(new Notice.Payment(evidence).toString()).doesNotContain("secret-payer");
    }
}
