package io.larder.sandbox.wechat;

import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import io.larder.sandbox.time.BusinessTime;
import io.larder.sandbox.web.Json;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.ObjectNode;

/** Orders and refunds as API v3 writes them, in answers and in notices. */
final class Bodies {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(BusinessTime.ZONE);

    private final WeChatKeys keys;

    Bodies(WeChatKeys keys) {
        this.keys = keys;
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** An order as a query shows it at an instant. */
    ObjectNode order(Order order, Instant now) {
        return switch (order.statusAt(now)) {
            case OPEN -> unpaid(order, "NOTPAY", "订单未支付");
            case CLOSED -> unpaid(order, "CLOSED", "订单已关闭");
            case PAID ->
                    order.refundedMinor() > 0
                            ? paid(order, order.paidMinor(), "REFUND", "订单发生过退款，退款详情请查询退款单")
                            : paid(order, order.paidMinor(), "SUCCESS", "支付成功");
        };
    }

    /** A paid order as its notice shows it, which may name another amount than was paid. */
    ObjectNode paidOrder(Order order, long saidMinor) {
        return paid(order, saidMinor, "SUCCESS", "支付成功");
    }

    private ObjectNode unpaid(Order order, String state, String description) {
        ObjectNode body = common(order, state, description);
        body.putObject("payer");
        body.putObject("amount").put("total", order.minor()).put("currency", order.currency());
        return body;
    }

    private ObjectNode paid(Order order, long minor, String state, String description) {
        ObjectNode body = common(order, state, description);
        body.put("transaction_id", order.transactionId())
                .put("trade_type", "NATIVE")
                .put("bank_type", "OTHERS")
                .put("success_time", time(order.paid()));
        body.putObject("payer").put("openid", order.payer());
        body.putObject("amount")
                .put("total", minor)
                .put("payer_total", minor)
                .put("currency", order.currency())
                .put("payer_currency", order.currency());
        return body;
    }

    private ObjectNode common(Order order, String state, String description) {
        ObjectNode body =
                Json.object()
                        .put("mchid", keys.merchantId())
                        .put("appid", keys.appId())
                        .put("out_trade_no", order.number())
                        .put("attach", order.attach())
                        .put("trade_state", state)
                        .put("trade_state_desc", description);
        body.putArray("promotion_detail");
        return body;
    }

    /** A refund as its answer and its query show it. */
    ObjectNode refund(Order order, Refund refund) {
        ObjectNode body =
                numbers(order, refund)
                        .put("channel", "ORIGINAL")
                        .put("user_received_account", "支付用户零钱")
                        .put("create_time", time(refund.createdAt()))
                        .put("status", refund.settledAt() == null ? "PROCESSING" : "SUCCESS")
                        .put("funds_account", "AVAILABLE");
        if (refund.settledAt() != null) {
            body.put("success_time", time(refund.settledAt()));
        }
        amount(body, order, refund)
                .put("settlement_refund", refund.minor())
                .put("settlement_total", order.paidMinor())
                .put("discount_refund", 0)
                .put("currency", order.currency());
        body.putArray("promotion_detail");
        return body;
    }

    /** A settled refund as its notice shows it. */
    ObjectNode refundNotice(Order order, Refund refund) {
        ObjectNode body =
                numbers(order, refund)
                        .put("mchid", keys.merchantId())
                        .put("refund_status", "SUCCESS")
                        .put("success_time", time(refund.settled()))
                        .put("user_received_account", "支付用户零钱");
        amount(body, order, refund);
        return body;
    }

    private static ObjectNode numbers(Order order, Refund refund) {
        return Json.object()
                .put("refund_id", refund.vendorId())
                .put("out_refund_no", refund.number())
                .put("transaction_id", order.transactionId())
                .put("out_trade_no", order.number());
    }

    private static ObjectNode amount(ObjectNode body, Order order, Refund refund) {
        return body.putObject("amount")
                .put("total", order.paidMinor())
                .put("refund", refund.minor())
                .put("payer_total", order.paidMinor())
                .put("payer_refund", refund.minor());
    }
}
