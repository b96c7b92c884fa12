package io.larder.sandbox.alipay;

import static io.larder.sandbox.bill.BillLine.yuan;

import io.larder.sandbox.Channel;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import io.larder.sandbox.desk.Closing;
import io.larder.sandbox.desk.Refunding;
import io.larder.sandbox.web.Json;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Query, close, cancel, refund and refund query of trades. */
final class Trades {

    private final Channel channel;

    Trades(Channel channel) {
        this.channel = channel;
    }

    /** The number of the order that a request names, by either number; empty for neither. */
    String orderNumber(ObjectNode content) {
        String trade = Json.text(content, "trade_no");
        Order order = trade.isEmpty() ? null : channel.book().orderByTransaction(trade);
        return order == null ? Json.text(content, "out_trade_no") : order.number();
    }

    private @Nullable Order order(ObjectNode content) {
        return channel.book().order(orderNumber(content));
    }

    /** A trade's status; a trade refunded whole counts as closed. */
    static String status(Order order, Instant now) {
        return switch (order.statusAt(now)) {
            case OPEN -> "WAIT_BUYER_PAY";
            case CLOSED -> "TRADE_CLOSED";
            case PAID ->
                    order.refundedMinor() >= order.paidMinor() ? "TRADE_CLOSED" : "TRADE_SUCCESS";
        };
    }

    Reply query(ObjectNode content) {
        Order order = order(content);
        if (order == null || channel.desk().noTrade(order)) {
            return Reply.noTrade();
        }
        Instant now = channel.time().now();
        if (order.statusAt(now) == Order.Status.CLOSED) {
            channel.desk().toldClosed(order.number());
        }
        boolean paid = order.status() == Order.Status.PAID;
        String amount = yuan(paid ? order.paidMinor() : order.minor());
        ObjectNode fields =
                numbers(order)
                        .put("trade_status", status(order, now))
                        .put("total_amount", amount)
                        .put("receipt_amount", paid ? amount : "0.00")
                        .put("buyer_pay_amount", paid ? amount : "0.00")
                        .put("point_amount", "0.00")
                        .put("invoice_amount", paid ? amount : "0.00");
        if (paid) {
            fields.put("send_pay_date", Times.text(order.paid()))
                    .put("buyer_user_id", order.payer())
                    .put("buyer_logon_id", Buyer.login(order.payer()));
            fields.putArray("fund_bill_list")
                    .addObject()
                    .put("amount", amount)
                    .put("fund_channel", "ALIPAYACCOUNT");
        }
        return Reply.success(fields);
    }

    private static ObjectNode numbers(Order order) {
        return Json.object()
                .put("trade_no", order.transactionId())
                .put("out_trade_no", order.number());
    }

    Reply close(ObjectNode content) {
        return switch (channel.desk().close(orderNumber(content))) {
            case Closing.Done(var order) -> Reply.success(numbers(order));
            case Closing.Unknown _ -> Reply.noTrade();
            case Closing.AlreadyPaid _ -> Reply.wrongStatus();
            case Closing.AlreadyClosed _ -> Reply.wrongStatus();
        };
    }

    /**
     * Cancels: a paid trade is refunded whole, another is closed. A code that nobody scanned dies,
     * and the answer names no trade; what the vendor does then is not documented.
     */
    Reply cancel(ObjectNode content) {
        Order order = order(content);
        if (order == null) {
            return Reply.success(
                    Json.object()
                            .put("out_trade_no", Json.text(content, "out_trade_no"))
                            .put("retry_flag", "N"));
        }
        ObjectNode fields =
                Json.object().put("out_trade_no", order.number()).put("retry_flag", "N");
        if (!order.transactionId().isEmpty()) {
            fields.put("trade_no", order.transactionId());
        }
        switch (order.statusAt(channel.time().now())) {
            case OPEN -> {
                channel.desk().kill(order.number());
                fields.put("action", "close");
            }
            case PAID -> {
                long left = order.paidMinor() - order.refundedMinor();
                var wish = wish(order, "cancel-" + order.number(), left, "cancelled");
                if (left > 0 && channel.desk().refund(wish) instanceof Refunding.Begun) {
                    fields.put("action", "refund");
                }
            }
            case CLOSED -> channel.desk().toldClosed(order.number());
        }
        return Reply.success(fields);
    }

    private static Refunding.Wish wish(Order order, String number, long minor, String reason) {
        return new Refunding.Wish(number, order.number(), minor, 0, reason, order.notifyUrl());
    }

    Reply refund(ObjectNode content) {
        Order order = order(content);
        if (order == null) {
            return Reply.noTrade();
        }
        long minor = Yuan.minor(content.path("refund_amount").asString(""));
        if (minor < 1) {
            return Reply.parameter("refund_amount");
        }
        String given = Json.text(content, "out_request_no");
        String number = given.isEmpty() ? order.number() : given;
        String reason = Json.text(content, "refund_reason");
        return switch (channel.desk().refund(wish(order, number, minor, reason))) {
            case Refunding.Begun(var after, var refund) -> refunded(after, refund, "Y");
            case Refunding.Again(var after, var refund) -> refunded(after, refund, "N");
            case Refunding.OtherParameters _ ->
                    Reply.failed("ACQ.DISCORDANT_REPEAT_REQUEST", "请求信息不一致");
            case Refunding.UnknownOrder _ -> Reply.noTrade();
            case Refunding.NotPaid _ -> Reply.wrongStatus();
            case Refunding.TooMuch _ -> Reply.failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限");
        };
    }

    private static Reply refunded(Order order, Refund refund, String fundChange) {
        return Reply.success(
                numbers(order)
                        .put("buyer_logon_id", Buyer.login(order.payer()))
                        .put("buyer_user_id", order.payer())
                        .put("fund_change", fundChange)
                        // The sum of all refunds of the trade so far, not this one's amount.
                        .put("refund_fee", yuan(order.refundedMinor()))
                        .put("send_back_fee", yuan(refund.minor()))
                        .put("gmt_refund_pay", Times.text(refund.settled())));
    }

    /** A refund that does not exist is answered success without a status. */
    Reply queryRefund(ObjectNode content) {
        Order order = order(content);
        if (order == null || channel.desk().noTrade(order)) {
            return Reply.noTrade();
        }
        Refund refund = channel.book().refund(order.number(), Json.text(content, "out_request_no"));
        if (refund == null || refund.settledAt() == null) {
            return Reply.success(Json.object());
        }
        Instant settled = Objects.requireNonNull(refund.settledAt());
        return Reply.success(
                numbers(order)
                        .put("out_request_no", refund.number())
                        .put("refund_status", "REFUND_SUCCESS")
                        .put("refund_reason", refund.reason())
                        .put("total_amount", yuan(order.paidMinor()))
                        .put("refund_amount", yuan(refund.minor()))
                        .put("gmt_refund_pay", Times.text(settled)));
    }
}
