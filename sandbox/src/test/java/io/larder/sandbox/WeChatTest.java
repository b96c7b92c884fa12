package io.larder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sandbox.web.Json;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeChatTest {

    private Running running;
    private WeChatMerchant merchant;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = new Running(folder);
        merchant = running.wechat();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void anOrderIsPaidNotifiedAndRefundedUnderThePublicKey() throws Exception {
        merchant.named = running.wechat().named;
        paidNotifiedAndRefunded("KEYMODE001");
    }

    @Test
    void anOrderIsPaidNotifiedAndRefundedUnderTheCertificate() throws Exception {
        merchant.named = merchant.certificateSerial();
        paidNotifiedAndRefunded("CERTMODE001");
    }

    private void paidNotifiedAndRefunded(String number) throws Exception {
        running.inbox.received.clear();
        String qr = merchant.create(number, 12_345);
        assertThat(qr).startsWith("weixin://wxpay/bizpayurl?pr=");
        assertThat(merchant.create(number, 12_345)).isEqualTo(qr);
        assertThat(merchant.state(number)).isEqualTo("NOTPAY");
        assertThat(running.pay("WECHAT", qr, "REFUSED").path("status").asString(""))
                .isEqualTo("REFUSED");
        assertThat(merchant.state(number)).isEqualTo("NOTPAY");
        assertThat(running.pay("WECHAT", qr, "PAID").path("status").asString("")).isEqualTo("PAID");
        assertThat(merchant.state(number)).isEqualTo("SUCCESS");
        assertThat(merchant.read(running.inbox.await(1).getFirst()))
                .isEqualTo(new Merchant.Told(number, "SUCCESS", 12_345, ""));
        assertThat(merchant.close(number)).isEqualTo("ORDERPAID");
        assertThat(merchant.refund(number, "R" + number, 345)).isEqualTo("PROCESSING");
        assertThat(merchant.read(running.inbox.await(2).getLast()))
                .isEqualTo(new Merchant.Told(number, "SUCCESS", 345, "R" + number));
        assertThat(merchant.refundState("R" + number)).isEqualTo("SUCCESS");
        assertThat(merchant.state(number)).isEqualTo("REFUND");
        assertThat(merchant.refund(number, "R" + number, 346)).isEqualTo("INVALID_REQUEST");
        assertThat(merchant.refund(number, "S" + number, 12_001)).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void theSameNumberWithAnotherAmountIsRefused() throws Exception {
        merchant.create("TWICE0001", 100);
        assertThat(merchant.create("TWICE0001", 101)).isEqualTo("OUT_TRADE_NO_USED");
    }

    @Test
    void aClosedOrderCannotBePaid() throws Exception {
        String qr = merchant.create("CLOSED0001", 100);
        assertThat(merchant.close("CLOSED0001")).isEmpty();
        assertThat(merchant.state("CLOSED0001")).isEqualTo("CLOSED");
        assertThat(running.pay("WECHAT", qr, "PAID").path("code").asString(""))
                .isEqualTo("already_closed");
        assertThat(merchant.close("CLOSED0001")).isEqualTo("ORDER_CLOSED");
        assertThat(merchant.create("CLOSED0001", 100)).isEqualTo("ORDER_CLOSED");
    }

    @Test
    void anOrderThatNobodyMadeIsNotFound() throws Exception {
        assertThat(merchant.state("NOTHING0001")).isEqualTo("ORDER_NOT_EXIST");
        assertThat(merchant.close("NOTHING0001")).isEqualTo("ORDER_NOT_EXIST");
        assertThat(merchant.refundState("NOTHING0001")).isEqualTo("RESOURCE_NOT_EXISTS");
    }

    @Test
    void aRequestWithAStaleStampIsRefused() throws Exception {
        var stale = running.wechat();
        stale.stampOffsetSeconds = -301;
        assertThat(stale.state("ANY0001")).isEqualTo("SIGN_ERROR");
        assertThat(stale.query("ANY0001").statusCode()).isEqualTo(401);
    }

    @Test
    void aRequestWithoutASignatureIsRefused() throws Exception {
        var answer = Http.send("GET", running.url("WECHAT") + "/v3/certificates", Map.of(), "");
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void malformedOrdersAreRefused() throws Exception {
        assertThat(merchant.create("AMOUNT0001", 0)).isEqualTo("PARAM_ERROR");
        assertThat(merchant.create("short", 1)).isEqualTo("PARAM_ERROR");
        String path = "/v3/pay/transactions/native";
        assertThat(merchant.send("POST", path, "{").statusCode()).isEqualTo(400);
        String other = merchant.order("OTHER0001", 1).replace(merchant.appId, "wx0");
        assertThat(merchant.send("POST", path, other).statusCode()).isEqualTo(400);
    }

    @Test
    void thePlatformsCertificateIsHandedOut() throws Exception {
        var answer = merchant.send("GET", "/v3/certificates", "");
        assertThat(Running.json(answer.body()).path("data").get(0).path("serial_no").asString(""))
                .isEqualTo(merchant.certificateSerial());
    }

    @Test
    void theAnswersHeadersHaveTheVendorsCase() throws Exception {
        String target = "/v3/certificates";
        String text =
                "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: %s\r\n\r\n"
                        .formatted(target, merchant.authorization("GET", target, ""));
        int port = URI.create(running.url("WECHAT")).getPort();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains(
                            "\r\nWechatpay-Timestamp: ",
                            "\r\nWechatpay-Nonce: ",
                            "\r\nWechatpay-Serial: ",
                            "\r\nWechatpay-Signature: ");
        }
    }

    @Test
    void answersSignedBeforehandAreGenuine() throws Exception {
        merchant.named = running.wechat().named;
        var left = running.control("WECHAT", "POST", "presign/codes", "{\"count\":3}");
        assertThat(left.path("left").asLong(0)).isEqualTo(3);
        String qr = merchant.create("PRESIGNED1", 100);
        left = running.control("WECHAT", "GET", "presign/codes", "");
        assertThat(left.path("left").asLong(0)).isEqualTo(2);
        assertThat(running.pay("WECHAT", qr, "PAID").path("orderNumber").asString(""))
                .isEqualTo("PRESIGNED1");
    }

    @Test
    void noticesSignedBeforehandAreGenuineAndTheMoneyMoved() throws Exception {
        merchant.named = running.wechat().named;
        merchant.create("HANDOUT001", 777);
        var wish = Json.object();
        wish.putArray("orderNumbers").add("HANDOUT001").add("NOTHING");
        var answer = running.control("WECHAT", "POST", "presign/notices", Json.write(wish));
        assertThat(answer.path("notices").size()).isEqualTo(1);
        var one = answer.path("notices").get(0);
        var headers = new HashMap<String, String>();
        one.path("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asString("")));
        var received = new Inbox.Received(headers, one.path("body").asString(""));
        assertThat(merchant.read(received))
                .isEqualTo(new Merchant.Told("HANDOUT001", "SUCCESS", 777, ""));
        assertThat(merchant.state("HANDOUT001")).isEqualTo("SUCCESS");
        assertThat(running.journal("WECHAT").toString()).contains("HANDOUT001");
    }
}
