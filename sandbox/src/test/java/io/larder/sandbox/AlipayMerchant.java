package io.larder.sandbox;

import io.larder.sandbox.web.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A merchant's client of Alipay's gateway, written after the vendor's documents. */
final class AlipayMerchant implements Merchant {

    private static final Charset GBK = Charset.forName("GBK");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final String url;
    private final Inbox inbox;
    private final String appId;
    private final PrivateKey own;
    private final PublicKey alipay;

    /** Further content of orders to come. */
    final ObjectNode further = Json.object();

    AlipayMerchant(String url, Path keys, Inbox inbox) throws Exception {
        this.url = url;
        this.inbox = inbox;
        appId = Files.readString(keys.resolve("app-id.txt")).strip();
        var rsa = KeyFactory.getInstance("RSA");
        own = rsa.generatePrivate(new PKCS8EncodedKeySpec(pem(keys, "app-private-key.pem")));
        alipay = rsa.generatePublic(new X509EncodedKeySpec(pem(keys, "alipay-public-key.pem")));
    }

    private static byte[] pem(Path keys, String name) throws IOException {
        String text = Files.readString(keys.resolve(name));
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** Calls the gateway and insists that the answer is signed. */
    JsonNode call(String method, ObjectNode content) throws IOException {
        var request = new TreeMap<String, String>();
        request.put("app_id", appId);
        request.put("method", method);
        request.put("charset", "utf-8");
        request.put("sign_type", "RSA2");
        request.put("timestamp", LocalDateTime.now(ZoneId.of("Asia/Shanghai")).format(TIME));
        request.put("version", "1.0");
        request.put("notify_url", inbox.url());
        request.put("biz_content", Json.write(content));
        request.put("sign", sign(joined(request)));
        String form =
                request.entrySet().stream()
                        .map(p -> p.getKey() + "=" + encoded(p.getValue()))
                        .collect(Collectors.joining("&"));
        var type = Map.of("Content-Type", "application/x-www-form-urlencoded;charset=utf-8");
        byte[] answer = Http.send("POST", url + "/gateway.do", type, form).body();
        return verified(method, new String(answer, StandardCharsets.UTF_8));
    }

    private JsonNode verified(String method, String text) {
        String name = "{\"" + method.replace('.', '_') + "_response\":";
        int end = text.lastIndexOf(",\"sign\":\"");
        String content = text.substring(name.length(), end);
        String sign = text.substring(end + 9, text.length() - 2);
        if (!text.startsWith(name) || !genuine(content, sign)) {
            throw new AssertionError("an answer that is not signed: " + text);
        }
        return Json.MAPPER.readTree(content);
    }

    private static String joined(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(own);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean genuine(String text, String sign) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(alipay);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(sign));
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    @Override
    public String channel() {
        return "ALIPAY";
    }

    private static String field(JsonNode answer, String name) {
        boolean good = answer.path("code").asString("").equals("10000");
        return answer.path(good ? name : "sub_code").asString("");
    }

    private JsonNode trade(String verb, String number) throws IOException {
        return call("alipay.trade." + verb, Json.object().put("out_trade_no", number));
    }

    @Override
    public String create(String number, long minor) throws IOException {
        ObjectNode content =
                Json.object()
                        .put("out_trade_no", number)
                        .put("total_amount", yuan(minor))
                        .put("subject", "card, top-up 充值");
        content.setAll(further);
        return field(call("alipay.trade.precreate", content), "qr_code");
    }

    private static String yuan(long minor) {
        return minor / 100 + "." + "%02d".formatted(minor % 100);
    }

    @Override
    public String state(String number) throws IOException {
        return field(trade("query", number), "trade_status");
    }

    @Override
    public long amount(String number) throws IOException {
        return WeChatMerchant.minor(field(trade("query", number), "total_amount"));
    }

    @Override
    public String close(String number) throws IOException {
        JsonNode answer = trade("close", number);
        return answer.path("sub_code").asString("");
    }

    JsonNode cancel(String number) throws IOException {
        return trade("cancel", number);
    }

    @Override
    public String refund(String number, String refundNumber, long minor) throws IOException {
        ObjectNode content =
                Json.object()
                        .put("out_trade_no", number)
                        .put("out_request_no", refundNumber)
                        .put("refund_amount", yuan(minor));
        return field(call("alipay.trade.refund", content), "fund_change");
    }

    JsonNode queryRefund(String number, String refundNumber) throws IOException {
        ObjectNode content =
                Json.object().put("out_trade_no", number).put("out_request_no", refundNumber);
        return call("alipay.trade.fastpay.refund.query", content);
    }

    @Override
    public @Nullable Told read(Inbox.Received received) {
        var form = new TreeMap<String, String>();
        for (String pair : received.body().split("&", -1)) {
            int equals = pair.indexOf('=');
            String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            form.put(pair.substring(0, equals), value);
        }
        String sign = form.getOrDefault("sign", "");
        form.remove("sign");
        form.remove("sign_type");
        if (!genuine(joined(form), sign)) {
            return null;
        }
        boolean refund = form.containsKey("out_biz_no");
        return new Told(
                form.getOrDefault("out_trade_no", ""),
                form.getOrDefault("trade_status", ""),
                WeChatMerchant.minor(
                        form.getOrDefault(refund ? "refund_fee" : "total_amount", "0")),
                form.getOrDefault("out_biz_no", ""));
    }

    @Override
    public Bill bill(LocalDate date) throws IOException {
        ObjectNode content =
                Json.object().put("bill_type", "trade").put("bill_date", date.toString());
        JsonNode answer = call("alipay.data.dataservice.bill.downloadurl.query", content);
        String address = answer.path("bill_download_url").asString("");
        if (address.isEmpty()) {
            return Bill.refused(field(answer, ""));
        }
        byte[] zip = Http.send("GET", address, Map.of(), "").body();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), GBK)) {
            var entry = in.getNextEntry();
            if (entry == null || !entry.getName().endsWith("_业务明细.csv")) {
                throw new AssertionError("no details in the bill");
            }
            return parsed(List.of(new String(in.readAllBytes(), GBK).split("\r\n", -1)));
        }
    }

    private static Bill parsed(List<String> rows) {
        var lines = new ArrayList<Line>();
        int count = 0;
        long paid = 0;
        long refunded = 0;
        for (String row : rows.subList(5, rows.size())) {
            if (row.startsWith("#交易合计")) {
                count += Integer.parseInt(between(row, "：", "笔"));
                paid = WeChatMerchant.minor(between(row, "实收共", "元"));
            } else if (row.startsWith("#退款合计")) {
                count += Integer.parseInt(between(row, "：", "笔"));
                refunded = -WeChatMerchant.minor(between(row, "退款共", "元"));
            } else if (!row.startsWith("#") && !row.isEmpty()) {
                List<String> values = List.of(row.split(",", -1));
                if (!values.stream().allMatch(value -> value.endsWith("\t"))) {
                    throw new AssertionError("no tab after a value");
                }
                boolean refund = values.get(2).strip().equals("退款");
                long minor = WeChatMerchant.minor(values.get(12).strip());
                long fee = -WeChatMerchant.minor(values.get(22).strip());
                String number = values.get(1).strip();
                lines.add(new Line(number, refund, refund ? -minor : minor, fee, values.size()));
            }
        }
        return new Bill("", lines, count, paid, refunded);
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
