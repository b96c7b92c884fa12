package io.larder.sandbox.wechat;

import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Json;

/** Error bodies as API v3 gives them. */
final class Errors {

    private Errors() {}

    static Answer of(int status, String code, String message) {
        return Answer.json(
                status, Json.write(Json.object().put("code", code).put("message", message)));
    }

    static Answer sign(String message) {
        return of(401, "SIGN_ERROR", message);
    }

    static Answer param(String message) {
        return of(400, "PARAM_ERROR", message);
    }

    static Answer noOrder() {
        return of(404, "ORDER_NOT_EXIST", "订单不存在");
    }

    static Answer noRefund() {
        return of(404, "RESOURCE_NOT_EXISTS", "退款单不存在");
    }

    static Answer paid() {
        return of(400, "ORDERPAID", "该订单已支付");
    }

    static Answer closed() {
        return of(400, "ORDER_CLOSED", "订单已关闭");
    }

    static Answer system() {
        return of(500, "SYSTEM_ERROR", "系统错误");
    }
}
