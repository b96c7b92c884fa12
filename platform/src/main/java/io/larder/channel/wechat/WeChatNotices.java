package io.larder.channel.wechat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.wechat.pay.java.core.exception.DecryptionException;
import com.wechat.pay.java.core.notification.Notification;
import com.wechat.pay.java.core.util.GsonUtil;
import com.wechat.pay.java.service.payments.model.Transaction;
import io.larder.channel.Evidence.Source;
import io.larder.channel.Notice;
import io.larder.channel.Notice.Reason;
import io.larder.channel.NoticeRequest;
import io.larder.channel.vendor.Once;
import io.larder.ledger.BusinessClock;
import io.larder.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks and opens WeChat Pay's notices: {@code WECHATPAY2-SHA256-RSA2048} over time, nonce and
 * body, and the resource in AES-256-GCM. The vendor signs each delivery anew, so one that is older
 * than the catalogue allows is not believed (the SDK itself accepts any age).
 */
final class WeChatNotices {

    private static final String SIGN_TYPE = "WECHATPAY2-SHA256-RSA2048";

    private final Once<WeChatClient> client;
    private final InstantSource wallTime;
    private final Supplier<@Nullable Duration> freshness;
    private final BusinessClock time;

    WeChatNotices(
            Once<WeChatClient> client,
            InstantSource wallTime,
            Supplier<@Nullable Duration> freshness,
            BusinessClock time) {
        this.client = client;
        this.wallTime = wallTime;
        this.freshness = freshness;
        this.time = time;
    }

    Notice verify(NoticeRequest request) {
        var signature = request.header("Wechatpay-Signature");
        var timestamp = request.header("Wechatpay-Timestamp");
        var nonce = request.header("Wechatpay-Nonce");
        var serial = request.header("Wechatpay-Serial");
        if (signature == null || timestamp == null || nonce == null || serial == null) {
            return new Notice.Rejected(Reason.MISSING_SIGNATURE);
        }
        if (!isFresh(timestamp)) {
            return new Notice.Rejected(Reason.STALE);
        }
        var body = new String(request.body(), StandardCharsets.UTF_8);
        var signed = timestamp + "\n" + nonce + "\n" + body + "\n";
        if (!isSigned(request.header("Wechatpay-Signature-Type"), serial, signed, signature)) {
            return new Notice.Rejected(Reason.WRONG_SIGNATURE);
        }
        return opened(body);
    }

    private boolean isFresh(String timestamp) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            var limit = freshness.get();
            return limit == null
                    || Duration.between(sent, wallTime.instant()).abs().compareTo(limit) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private boolean isSigned(
            @Nullable String type, String serial, String signed, String signature) {
        if (type != null && !type.isEmpty() && !type.equals(SIGN_TYPE)) {
            return false;
        }
        try {
            return client.get().verifier().verify(serial, signed, signature);
        } catch (IllegalArgumentException e) {
            return false; // not Base64
        }
    }

    private Notice opened(String body) {
        try {
            var outer = GsonUtil.getGson().fromJson(body, Notification.class);
            if (outer == null || outer.getResource() == null || outer.getEventType() == null) {
                return new Notice.Rejected(Reason.MALFORMED);
            }
            var inner = GsonUtil.getGson().fromJson(decrypted(outer), JsonObject.class);
            return inner == null
                    ? new Notice.Rejected(Reason.MALFORMED)
                    : read(outer.getEventType(), inner);
        } catch (JsonParseException
                | DecryptionException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException
                | NullPointerException
                | DateTimeException e) {
            return new Notice.Rejected(Reason.MALFORMED);
        }
    }

    private String decrypted(Notification notification) {
        var resource = notification.getResource();
        var associated = resource.getAssociatedData();
        return client.get()
                .cipher()
                .decrypt(
                        (associated == null ? "" : associated).getBytes(StandardCharsets.UTF_8),
                        resource.getNonce().getBytes(StandardCharsets.UTF_8),
                        Base64.getDecoder().decode(resource.getCiphertext()));
    }

    private Notice read(String eventType, JsonObject inner) {
        if (eventType.startsWith("REFUND.")) {
            return refund(eventType, inner);
        }
        if (!eventType.startsWith("TRANSACTION.")) {
            return new Notice.Irrelevant(eventType);
        }
        var account = client.get().account();
        var transaction = GsonUtil.getGson().fromJson(inner, Transaction.class);
        if (!WeChatOrders.isOurs(transaction, account)) {
            return new Notice.Rejected(Reason.OTHER_MERCHANT);
        }
        if (transaction.getTradeState() != Transaction.TradeStateEnum.SUCCESS) {
            return new Notice.Irrelevant(eventType);
        }
        return WeChatOrders.evidence(transaction, account, Source.NOTICE)
                .<Notice>map(Notice.Payment::new)
                .orElseGet(() -> new Notice.Rejected(Reason.MALFORMED));
    }

    private Notice refund(String eventType, JsonObject inner) {
        if (!client.get().account().merchantId().equals(text(inner, "mchid"))) {
            return new Notice.Rejected(Reason.OTHER_MERCHANT);
        }
        var succeededAt = inner.get("success_time");
        return new Notice.Refund(
                text(inner, "out_trade_no"),
                text(inner, "out_refund_no"),
                text(inner, "refund_id"),
                Money.cny(inner.getAsJsonObject("amount").get("refund").getAsLong()),
                WeChatRefunds.at(succeededAt == null ? null : succeededAt.getAsString(), time),
                eventType.equals("REFUND.SUCCESS"));
    }

    private static String text(JsonObject from, String member) {
        return from.get(member).getAsString();
    }
}
