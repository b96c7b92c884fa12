package io.larder.sandbox.wechat;

import io.larder.sandbox.Channel;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import io.larder.sandbox.desk.Closing;
import io.larder.sandbox.desk.Refunding;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Call;
import io.larder.sandbox.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Query, close, refund and refund query. */
final class Orders {

    private final WeChatKeys keys;
    private final Channel channel;
    private final Bodies bodies;

    Orders(WeChatKeys keys, Channel channel) {
        this.keys = keys;
        this.channel = channel;
        this.bodies = new Bodies(keys);
    }

    Answer query(Call call, @Nullable Order order) {
        if (!keys.merchantId().equals(call.query("mchid"))) {
            return Errors.param("商户号mchid与签名的商户号不一致");
        }
        if (order == null) {
            return Errors.noOrder();
        }
        if (order.statusAt(channel.time().now()) == Order.Status.CLOSED) {
            channel.desk().toldClosed(order.number());
        }
        return Answer.json(200, Json.write(bodies.order(order, channel.time().now())));
    }

    Answer close(ObjectNode body, String number) {
        if (!keys.merchantId().equals(Json.text(body, "mchid"))) {
            return Errors.param("商户号mchid与签名的商户号不一致");
        }
        return switch (channel.desk().close(number)) {
            case Closing.Done _ -> Answer.nothing();
            case Closing.Unknown _ -> Errors.noOrder();
            case Closing.AlreadyPaid _ -> Errors.paid();
            case Closing.AlreadyClosed _ -> Errors.closed();
        };
    }

    /** The number of the order that a refund is for; empty when there is none. */
    String orderNumber(ObjectNode body) {
        String number = Json.text(body, "out_trade_no");
        Order order = channel.book().orderByTransaction(Json.text(body, "transaction_id"));
        return number.isEmpty() && order != null ? order.number() : number;
    }

    Answer refund(ObjectNode body) {
        JsonNode amount = body.path("amount");
        long minor = amount.path("refund").asLong(0);
        String number = Json.text(body, "out_refund_no");
        if (!number.matches("[0-9A-Za-z_\\-|*@]{1,64}") || minor < 1) {
            return Errors.param("out_refund_no或amount.refund规则校验失败");
        }
        String orderNumber = orderNumber(body);
        Order order = channel.book().order(orderNumber);
        long total = amount.path("total").asLong(0);
        if (order != null && order.status() == Order.Status.PAID && total != order.paidMinor()) {
            return Errors.of(400, "INVALID_REQUEST", "订单金额与之前请求不一致，请核实后再试");
        }
        var wish =
                new Refunding.Wish(
                        number,
                        orderNumber,
                        minor,
                        total,
                        Json.text(body, "reason"),
                        Json.text(body, "notify_url"));
        return answer(channel.desk().refund(wish));
    }

    private Answer answer(Refunding refunding) {
        return switch (refunding) {
            case Refunding.Begun(var order, var refund) -> shown(order, refund);
            case Refunding.Again(var order, var refund) -> shown(order, refund);
            case Refunding.OtherParameters _ ->
                    Errors.of(400, "INVALID_REQUEST", "请求重入时，参数与首次请求时不一致");
            case Refunding.UnknownOrder _ -> Errors.of(404, "RESOURCE_NOT_EXISTS", "订单不存在");
            case Refunding.NotPaid _ -> Errors.of(400, "INVALID_REQUEST", "订单未支付");
            case Refunding.TooMuch _ -> Errors.of(400, "INVALID_REQUEST", "累计退款金额大于支付金额");
        };
    }

    private Answer shown(Order order, Refund refund) {
        return Answer.json(200, Json.write(bodies.refund(order, refund)));
    }

    Answer queryRefund(String refundNumber) {
        Refund refund = channel.book().refund(refundNumber);
        Order order = refund == null ? null : channel.book().order(refund.orderNumber());
        return refund == null || order == null ? Errors.noRefund() : shown(order, refund);
    }
}
