package io.larder.sandbox.alipay;

import io.larder.sandbox.Channel;
import io.larder.sandbox.desk.NewOrder;
import io.larder.sandbox.desk.Placed;
import io.larder.sandbox.web.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.trade.precreate}: answers a code; no trade exists before somebody scans it. */
final class Precreate {

    /** How long an unscanned code works where the merchant does not say. */
    private static final Duration QR_LIFE = Duration.ofHours(2);

    /** How long a scanned trade waits where the merchant does not say. */
    private static final Duration TRADE_LIFE = Duration.ofDays(15);

    private final Channel channel;

    Precreate(Channel channel) {
        this.channel = channel;
    }

    Reply create(ObjectNode content, String notifyUrl) {
        String why = refusal(content, notifyUrl);
        if (why != null) {
            return Reply.parameter(why);
        }
        return switch (channel.desk().place(order(content, notifyUrl))) {
            case Placed.New(var order) -> code(order.number(), order.qr());
            case Placed.Again(var order) -> code(order.number(), order.qr());
            case Placed.OtherParameters _ -> Reply.failed("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改");
            case Placed.AlreadyPaid _ -> Reply.failed("ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
            case Placed.AlreadyClosed _ -> Reply.failed("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
        };
    }

    private static Reply code(String number, String qr) {
        return Reply.success(Json.object().put("out_trade_no", number).put("qr_code", qr));
    }

    private @Nullable String refusal(ObjectNode content, String notifyUrl) {
        if (!Json.text(content, "out_trade_no").matches("[0-9A-Za-z_\\-]{1,64}")) {
            return "out_trade_no";
        }
        long minor = Yuan.minor(content.path("total_amount").asString(""));
        if (minor < 1 || minor > 10_000_000_000L) {
            return "total_amount";
        }
        String subject = Json.text(content, "subject");
        if (subject.isBlank() || subject.length() > 256) {
            return "subject";
        }
        if (!notifyUrl.isEmpty() && !notifyUrl.matches("https?://.{1,250}")) {
            return "notify_url";
        }
        String expiry = Json.text(content, "time_expire");
        if (!expiry.isEmpty()) {
            Optional<Instant> at = Times.instant(expiry);
            return at.isPresent() && at.get().isAfter(channel.time().now()) ? null : "time_expire";
        }
        return malformed(content, "timeout_express")
                ? "timeout_express"
                : malformed(content, "qr_code_timeout_express") ? "qr_code_timeout_express" : null;
    }

    private static boolean malformed(ObjectNode content, String field) {
        String text = Json.text(content, field);
        return !text.isEmpty() && Times.span(text).isEmpty();
    }

    private NewOrder order(ObjectNode content, String notifyUrl) {
        Duration qrLife = Times.span(Json.text(content, "qr_code_timeout_express")).orElse(QR_LIFE);
        Instant expiry = Times.instant(Json.text(content, "time_expire")).orElse(null);
        Duration tradeLife = Times.span(Json.text(content, "timeout_express")).orElse(TRADE_LIFE);
        return new NewOrder(
                Json.text(content, "out_trade_no"),
                Yuan.minor(content.path("total_amount").asString("")),
                "CNY",
                Json.text(content, "subject"),
                Json.text(content, "body"),
                notifyUrl,
                content + "\n" + notifyUrl,
                "",
                null,
                channel.time().now().plus(qrLife),
                expiry,
                tradeLife);
    }
}
