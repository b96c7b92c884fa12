package io.larder.sandbox.wechat;

import io.larder.sandbox.book.Notice;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import io.larder.sandbox.keys.Aes;
import io.larder.sandbox.keys.RandomText;
import io.larder.sandbox.notice.Letter;
import io.larder.sandbox.notice.Letters;
import io.larder.sandbox.web.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** WeChat Pay's notices: encrypted, signed anew at each delivery, repeated over a day. */
final class WeChatLetters implements Letters {

    private static final List<Duration> SCHEDULE =
            Stream.of(
                            "PT15S", "PT15S", "PT30S", "PT3M", "PT10M", "PT20M", "PT30M", "PT30M",
                            "PT30M", "PT60M", "PT3H", "PT3H", "PT3H", "PT6H", "PT6H")
                    .map(Duration::parse)
                    .toList();

    private final WeChatKeys keys;
    private final Signatures signatures;
    private final Bodies bodies;
    private final BiFunction<String, String, @Nullable Refund> refunds;

    /**
     * Letters under these keys.
     *
     * @param refunds finds a refund by order number and refund number
     */
    WeChatLetters(
            WeChatKeys keys,
            Signatures signatures,
            BiFunction<String, String, @Nullable Refund> refunds) {
        this.keys = keys;
        this.signatures = signatures;
        this.bodies = new Bodies(keys);
        this.refunds = refunds;
    }

    @Override
    public Letter written(Notice notice, Order order, boolean spoiled) {
        String body =
                Json.write(notice.ofRefund() ? ofRefund(notice, order) : ofPayment(notice, order));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.putAll(signatures.headers(order.keyId(), body));
        String url = order.notifyUrl();
        if (notice.ofRefund()) {
            url = refund(notice, order).notifyUrl();
        }
        if (spoiled && notice.twist() == Notice.Twist.TAMPERED_BODY) {
            body = body.replace("\"summary\":\"", "\"summary\":\"!");
        } else if (spoiled) {
            headers.compute("Wechatpay-Signature", (name, signature) -> broken(signature));
        }
        return new Letter(url, headers, body);
    }

    private static String broken(@Nullable String signature) {
        String text = signature == null ? "" : signature;
        return new StringBuilder(text.substring(0, 40)).reverse() + text.substring(40);
    }

    private ObjectNode ofPayment(Notice notice, Order order) {
        ObjectNode plain = bodies.paidOrder(order, notice.saidMinor());
        return envelope(notice, "TRANSACTION.SUCCESS", "支付成功", "transaction", plain);
    }

    private ObjectNode ofRefund(Notice notice, Order order) {
        ObjectNode plain = bodies.refundNotice(order, refund(notice, order));
        return envelope(notice, "REFUND.SUCCESS", "退款成功", "refund", plain);
    }

    private Refund refund(Notice notice, Order order) {
        Refund refund = refunds.apply(order.number(), notice.refundNumber());
        if (refund == null) {
            throw new IllegalStateException("a notice without its refund");
        }
        return refund;
    }

    private ObjectNode envelope(
            Notice notice, String event, String summary, String type, ObjectNode plain) {
        String nonce = RandomText.letters(12);
        ObjectNode body =
                Json.object()
                        .put("id", notice.id())
                        .put("create_time", Bodies.time(notice.createdAt()))
                        .put("resource_type", "encrypt-resource")
                        .put("event_type", event)
                        .put("summary", summary);
        body.putObject("resource")
                .put("original_type", type)
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", Aes.encrypted(keys.apiV3Key(), nonce, type, Json.write(plain)))
                .put("associated_data", type)
                .put("nonce", nonce);
        return body;
    }

    @Override
    public boolean arrived(int status, String body) {
        return status == 200 || status == 204;
    }

    @Override
    public List<Duration> schedule() {
        return SCHEDULE;
    }
}
