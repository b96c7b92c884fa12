package io.larder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayerTest {

    private Running running;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = new Running(folder);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse<byte[]> page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    @Test
    void thePageShowsAmountAndMerchantAndPays() throws Exception {
        WeChatMerchant merchant = running.wechat();
        String qr = merchant.create("PAGEORDER1", 12_345);
        String url = running.url("WECHAT") + "/payer";
        var page = Http.send("GET", url + "?lang=en&qr=" + encoded(qr), Map.of(), "");
        assertThat(text(page)).contains("lang=\"en\"", "¥123.45", merchant.id, "Pay now");
        var chinese = Http.send("GET", url + "?qr=" + encoded(qr), Map.of(), "");
        assertThat(text(chinese)).contains("lang=\"zh-CN\"", "确认付款");
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        String fields = "outcome=PAID&lang=en&qr=" + encoded(qr);
        var result = Http.send("POST", url + "/pay", form, fields);
        assertThat(text(result)).contains("Paid", "PAGEORDER1");
        assertThat(merchant.state("PAGEORDER1")).isEqualTo("SUCCESS");
    }

    @Test
    void openingThePageScansAnAlipayCode() throws Exception {
        AlipayMerchant merchant = running.alipay();
        String qr = merchant.create("SCANNED1", 100);
        String url = running.url("ALIPAY") + "/payer?qr=" + encoded(qr);
        assertThat(Http.send("GET", url, Map.of(), "").statusCode()).isEqualTo(200);
        assertThat(merchant.state("SCANNED1")).isEqualTo("WAIT_BUYER_PAY");
    }

    @Test
    void anUnknownCodeIsNotFound() throws Exception {
        assertThat(running.pay("ALIPAY", "nothing", "PAID").path("code").asString(""))
                .isEqualTo("unknown_code");
        String url = running.url("ALIPAY") + "/payer?qr=nothing";
        assertThat(Http.send("GET", url, Map.of(), "").statusCode()).isEqualTo(404);
    }

    @Test
    void controlAsksForItsKey() throws Exception {
        String url = running.url("ALIPAY") + "/control/journal";
        assertThat(Http.send("GET", url, Map.of(), "").statusCode()).isEqualTo(401);
        var wrong = Map.of("Authorization", "Bearer wrong");
        assertThat(Http.send("GET", url, wrong, "").statusCode()).isEqualTo(401);
    }
}
