package io.larder.sandbox.wechat;

import io.larder.sandbox.desk.Desk;
import io.larder.sandbox.desk.NewOrder;
import io.larder.sandbox.desk.Placed;
import io.larder.sandbox.presign.SignedCodes;
import io.larder.sandbox.presign.SignedCodes.SignedCode;
import io.larder.sandbox.time.BusinessTime;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v3/pay/transactions/native}: places an order and answers its code. */
final class CreateOrder {

    /** A native code's life where the merchant names no end. */
    private static final Duration DEFAULT_LIFE = Duration.ofHours(2);

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_\\-|*]{6,32}");
    private static final Instant NO_TIME = Instant.MIN;

    private final WeChatKeys keys;
    private final Desk desk;
    private final BusinessTime time;
    private final SignedCodes signedCodes;

    CreateOrder(WeChatKeys keys, Desk desk, BusinessTime time, SignedCodes signedCodes) {
        this.keys = keys;
        this.desk = desk;
        this.time = time;
        this.signedCodes = signedCodes;
    }

    Answer create(ObjectNode body, String namedKey) {
        Answer refusal = refusal(body);
        if (refusal != null) {
            return refusal;
        }
        Instant asked = expiry(body);
        if (asked.equals(NO_TIME)) {
            return Errors.param("time_expire格式错误，应为rfc3339格式");
        }
        if (!asked.isAfter(time.now())) {
            return Errors.param("time_expire时间过短，小于当前时间");
        }
        String keyId = keys.keyIdFor(namedKey);
        SignedCode signed = signedCodes.take(keyId);
        Placed placed = desk.place(order(body, asked, keyId, signed == null ? null : signed.qr()));
        if (signed != null && placed instanceof Placed.New) {
            return Answer.json(200, signed.body()).with(signed.headers());
        }
        return answer(placed);
    }

    private static Answer answer(Placed placed) {
        return switch (placed) {
            case Placed.New(var order) -> code(order.qr());
            case Placed.Again(var order) -> code(order.qr());
            case Placed.OtherParameters _ ->
                    Errors.of(403, "OUT_TRADE_NO_USED", "商户订单号重复，请求参数与首次请求不一致");
            case Placed.AlreadyPaid _ -> Errors.paid();
            case Placed.AlreadyClosed _ -> Errors.closed();
        };
    }

    /** The answer's body for a code. */
    static String body(String qr) {
        return Json.write(Json.object().put("code_url", qr));
    }

    private static Answer code(String qr) {
        return Answer.json(200, body(qr));
    }

    private @Nullable Answer refusal(ObjectNode body) {
        if (!keys.merchantId().equals(Json.text(body, "mchid"))) {
            return Errors.param("商户号mchid与签名的商户号不一致");
        }
        if (!keys.appId().equals(Json.text(body, "appid"))) {
            return Errors.of(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配");
        }
        if (!NUMBER.matcher(Json.text(body, "out_trade_no")).matches()) {
            return Errors.param("输入源“/body/out_trade_no”映射到值字段“商户订单号”字符串规则校验失败");
        }
        String description = Json.text(body, "description");
        if (description.isBlank() || description.length() > 127) {
            return Errors.param("输入源“/body/description”映射到值字段“商品描述”必填性规则校验失败");
        }
        if (!Json.text(body, "notify_url").matches("https?://.{1,250}")) {
            return Errors.param("输入源“/body/notify_url”映射到值字段“通知地址”规则校验失败");
        }
        JsonNode total = body.path("amount").path("total");
        if (!total.isIntegralNumber()
                || total.asLong(0) < 1
                || total.asLong(0) > 100_000_000_000L) {
            return Errors.param("输入源“/body/amount/total”映射到值字段“总金额”规则校验失败");
        }
        return "CNY".equals(body.path("amount").path("currency").asString("CNY"))
                ? null
                : Errors.param("输入源“/body/amount/currency”映射到值字段“货币类型”规则校验失败");
    }

    private Instant expiry(ObjectNode body) {
        String text = Json.text(body, "time_expire");
        if (text.isEmpty()) {
            return time.now().plus(DEFAULT_LIFE);
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            return NO_TIME;
        }
    }

    private static NewOrder order(
            ObjectNode body, Instant expiresAt, String keyId, @Nullable String qr) {
        return new NewOrder(
                Json.text(body, "out_trade_no"),
                body.path("amount").path("total").asLong(0),
                "CNY",
                Json.text(body, "description"),
                Json.text(body, "attach"),
                Json.text(body, "notify_url"),
                fingerprint(body),
                keyId,
                qr,
                expiresAt,
                expiresAt,
                null);
    }

    private static String fingerprint(ObjectNode body) {
        return String.join(
                "\n",
                Json.text(body, "description"),
                Json.text(body, "attach"),
                Json.text(body, "notify_url"),
                Json.text(body, "time_expire"),
                body.path("amount").path("total").toString());
    }
}
