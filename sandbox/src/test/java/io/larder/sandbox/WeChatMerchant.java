package io.larder.sandbox;

import io.larder.sandbox.web.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A merchant's client of WeChat Pay, written after the vendor's documents. */
final class WeChatMerchant implements Merchant {

    final String id;
    final String appId;
    private final String url;
    private final Path keys;
    private final Inbox inbox;
    private final PrivateKey own;
    private final Map<String, PublicKey> platform = new HashMap<>();

    /** Which of the platform's keys it names in requests. */
    String named;

    /** Set apart from the wall, to try stale stamps. */
    long stampOffsetSeconds;

    WeChatMerchant(String url, Path keys, Inbox inbox) throws Exception {
        this.url = url;
        this.keys = keys;
        this.inbox = inbox;
        id = text("merchant-id.txt");
        appId = text("app-id.txt");
        var rsa = KeyFactory.getInstance("RSA");
        own = rsa.generatePrivate(new PKCS8EncodedKeySpec(pem("merchant-private-key.pem")));
        named = text("platform-public-key-id.txt");
        platform.put(
                named, rsa.generatePublic(new X509EncodedKeySpec(pem("platform-public-key.pem"))));
        var certificate =
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(pem("platform-certificate.pem")));
        platform.put(certificateSerial(), certificate.getPublicKey());
    }

    String certificateSerial() {
        return text("platform-certificate-serial.txt");
    }

    private String text(String name) {
        try {
            return Files.readString(keys.resolve(name)).strip();
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private byte[] pem(String name) {
        return Base64.getMimeDecoder().decode(text(name).replaceAll("-----[A-Z ]+-----", ""));
    }

    /** Sends a signed request and insists that a good answer is signed. */
    HttpResponse<byte[]> send(String method, String target, String body) throws IOException {
        HttpResponse<byte[]> response =
                Http.send(
                        method,
                        target.startsWith("http") ? target : url + target,
                        Map.of(
                                "Authorization",
                                authorization(method, path(target), body),
                                "Accept",
                                "application/json",
                                "Content-Type",
                                "application/json",
                                "Wechatpay-Serial",
                                named),
                        body);
        boolean good = response.statusCode() / 100 == 2 && !target.contains("/billdownload/");
        if (good && !genuine(headers(response), response.body())) {
            throw new AssertionError("an answer that is not signed");
        }
        return response;
    }

    private static String path(String target) {
        return target.replaceFirst("^https?://[^/]+", "");
    }

    String authorization(String method, String path, String body) {
        String stamp = Long.toString(Instant.now().getEpochSecond() + stampOffsetSeconds);
        String nonce = "nonce" + System.nanoTime();
        String text = String.join("\n", method, path, stamp, nonce, body) + "\n";
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(own);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",signature=\"%s\",timestamp=\"%s\",serial_no=\"%s\""
                    .formatted(
                            id,
                            nonce,
                            Base64.getEncoder().encodeToString(signature.sign()),
                            stamp,
                            text("merchant-certificate-serial.txt"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return headers;
    }

    /** Whether headers, of which the JDK does not keep the case, sign a body. */
    boolean genuine(Map<String, String> headers, byte[] body) {
        String serial = headers.getOrDefault("Wechatpay-Serial", "");
        PublicKey key = platform.get(serial);
        String stamp = headers.getOrDefault("Wechatpay-Timestamp", "0");
        long age = Instant.now().getEpochSecond() - Long.parseLong(stamp);
        if (key == null || !serial.equals(named) || Math.abs(age) > 300) {
            return false;
        }
        String nonce = headers.getOrDefault("Wechatpay-Nonce", "");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((stamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            signature.update((byte) '\n');
            String given = headers.getOrDefault("Wechatpay-Signature", "");
            return signature.verify(Base64.getDecoder().decode(given));
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    @Override
    public String channel() {
        return "WECHAT";
    }

    String order(String number, long minor) {
        var body =
                Json.object()
                        .put("mchid", id)
                        .put("appid", appId)
                        .put("out_trade_no", number)
                        .put("description", "card, top-up 充值")
                        .put("notify_url", inbox.url());
        body.putObject("amount").put("total", minor).put("currency", "CNY");
        return Json.write(body);
    }

    @Override
    public String create(String number, long minor) throws IOException {
        return field(send("POST", "/v3/pay/transactions/native", order(number, minor)), "code_url");
    }

    private static String field(HttpResponse<byte[]> response, String name) {
        JsonNode body = Running.json(response.body());
        return body.path(response.statusCode() == 200 ? name : "code").asString("");
    }

    HttpResponse<byte[]> query(String number) throws IOException {
        return send("GET", "/v3/pay/transactions/out-trade-no/" + number + "?mchid=" + id, "");
    }

    @Override
    public String state(String number) throws IOException {
        return field(query(number), "trade_state");
    }

    @Override
    public long amount(String number) throws IOException {
        return Running.json(query(number).body()).path("amount").path("total").asLong(0);
    }

    @Override
    public String close(String number) throws IOException {
        var response =
                send(
                        "POST",
                        "/v3/pay/transactions/out-trade-no/" + number + "/close",
                        Json.write(Json.object().put("mchid", id)));
        return response.statusCode() == 204 ? "" : field(response, "");
    }

    @Override
    public String refund(String number, String refundNumber, long minor) throws IOException {
        var body =
                Json.object()
                        .put("out_trade_no", number)
                        .put("out_refund_no", refundNumber)
                        .put("notify_url", inbox.url());
        body.putObject("amount")
                .put("refund", minor)
                .put("total", amount(number))
                .put("currency", "CNY");
        return field(send("POST", "/v3/refund/domestic/refunds", Json.write(body)), "status");
    }

    String refundState(String refundNumber) throws IOException {
        return field(send("GET", "/v3/refund/domestic/refunds/" + refundNumber, ""), "status");
    }

    @Override
    public @Nullable Told read(Inbox.Received received) {
        if (!genuine(received.headers(), received.body().getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        JsonNode body = Running.json(received.body().getBytes(StandardCharsets.UTF_8));
        JsonNode plain = Running.json(opened(body.path("resource")));
        boolean refund = body.path("event_type").asString("").startsWith("REFUND");
        return new Told(
                plain.path("out_trade_no").asString(""),
                plain.path(refund ? "refund_status" : "trade_state").asString(""),
                plain.path("amount").path(refund ? "refund" : "total").asLong(0),
                plain.path("out_refund_no").asString(""));
    }

    private byte[] opened(JsonNode resource) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] key = text("api-v3-key.txt").getBytes(StandardCharsets.UTF_8);
            byte[] nonce = resource.path("nonce").asString("").getBytes(StandardCharsets.UTF_8);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(128, nonce));
            cipher.updateAAD(
                    resource.path("associated_data").asString("").getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(
                    Base64.getDecoder().decode(resource.path("ciphertext").asString("")));
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public Bill bill(LocalDate date) throws IOException {
        var asked = send("GET", "/v3/bill/tradebill?bill_date=" + date + "&bill_type=ALL", "");
        if (asked.statusCode() != 200) {
            return Bill.refused(field(asked, ""));
        }
        byte[] file = send("GET", field(asked, "download_url"), "").body();
        if (!sha1(file).equals(field(asked, "hash_value"))) {
            throw new AssertionError("the bill has another hash");
        }
        List<String> rows = List.of(new String(file, StandardCharsets.UTF_8).split("\r\n", -1));
        var lines = new ArrayList<Line>();
        for (String row : rows.subList(1, rows.size() - 3)) {
            List<String> values = values(row);
            boolean refund = values.get(9).equals("REFUND");
            lines.add(
                    new Line(
                            values.get(6),
                            refund,
                            minor(values.get(refund ? 16 : 24)),
                            minor(values.get(22)),
                            values.size()));
        }
        List<String> totals = values(rows.get(rows.size() - 2));
        return new Bill(
                "",
                lines,
                Integer.parseInt(totals.get(0)),
                minor(totals.get(5)),
                minor(totals.get(6)));
    }

    private static List<String> values(String row) {
        if (!row.startsWith("`")) {
            throw new AssertionError("no back-tick before a value");
        }
        return List.of(row.substring(1).split(",`", -1));
    }

    static long minor(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }

    private static String sha1(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
