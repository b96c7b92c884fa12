package io.larder.sandbox.wechat;

import io.larder.sandbox.keys.RandomText;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Call;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Verifies a merchant's requests and signs answers and notices, as API v3 says. */
final class Signatures {

    /** Requests stamped further than this from the wall clock are refused, in seconds. */
    private static final long MOST_SECONDS_OFF = 300;

    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
    private static final Pattern FIELD = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private final WeChatKeys keys;
    private final InstantSource wall;

    Signatures(WeChatKeys keys, InstantSource wall) {
        this.keys = keys;
        this.wall = wall;
    }

    /** The refusal of a request that is not genuinely this merchant's; null when it is. */
    @Nullable Answer refusal(Call call) {
        String header = call.header("Authorization");
        if (!header.startsWith(SCHEME + " ")) {
            return Errors.sign("Http头缺少Accept或User-Agent或Authorization");
        }
        var fields = new HashMap<String, String>();
        Matcher matcher = FIELD.matcher(header);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        if (!keys.merchantId().equals(fields.get("mchid"))) {
            return Errors.sign("商户号不存在");
        }
        if (!keys.merchantSerial().equals(fields.get("serial_no"))) {
            return Errors.sign("商户证书序列号有误");
        }
        String timestamp = fields.getOrDefault("timestamp", "");
        if (!isFresh(timestamp)) {
            return Errors.sign("Http头Authorization值中的timestamp与发起请求的时间不得超过5分钟");
        }
        String text =
                lines(
                        call.method(),
                        call.target(),
                        timestamp,
                        fields.getOrDefault("nonce_str", ""),
                        call.text());
        String signature = fields.getOrDefault("signature", "");
        return keys.merchant().verify(text, StandardCharsets.UTF_8, signature)
                ? null
                : Errors.sign("错误的签名，验签失败");
    }

    private boolean isFresh(String timestamp) {
        try {
            long off = wall.instant().getEpochSecond() - Long.parseLong(timestamp);
            return Math.abs(off) <= MOST_SECONDS_OFF;
        } catch (NumberFormatException malformed) {
            return false;
        }
    }

    /** The headers that make a body genuine, stamped with the wall's present time. */
    Map<String, String> headers(String keyId, String body) {
        String timestamp = Long.toString(wall.instant().getEpochSecond());
        String nonce = RandomText.letters(32);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", keyId);
        headers.put("Wechatpay-Signature", keys.sign(keyId, lines(timestamp, nonce, body)));
        headers.put("Wechatpay-Signature-Type", SCHEME);
        headers.put("Wechatpay-Timestamp", timestamp);
        return headers;
    }

    /** The answer with its signature, by the key that the request named. */
    Answer signed(Call call, Answer answer) {
        if (answer.cut() || answer.headers().containsKey("Wechatpay-Signature")) {
            return answer;
        }
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return answer.with(headers(keys.keyIdFor(call.header("Wechatpay-Serial")), body))
                .with(Map.of("Request-ID", RandomText.hex(32)));
    }

    private static String lines(String... parts) {
        return String.join("\n", parts) + "\n";
    }
}
