package io.larder.sandbox.alipay;

import io.larder.sandbox.web.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the gateway answers, before it is signed.
 *
 * @param cut whether the connection is cut instead
 */
record Reply(ObjectNode body, boolean cut) {

    static Reply success(ObjectNode fields) {
        ObjectNode body = Json.object().put("code", "10000").put("msg", "Success");
        body.setAll(fields);
        return new Reply(body, false);
    }

    static Reply of(String code, String message, String subCode, String subMessage) {
        return new Reply(
                Json.object()
                        .put("code", code)
                        .put("msg", message)
                        .put("sub_code", subCode)
                        .put("sub_msg", subMessage),
                false);
    }

    static Reply failed(String subCode, String subMessage) {
        return of("40004", "Business Failed", subCode, subMessage);
    }

    static Reply invalid(String subCode, String subMessage) {
        return of("40002", "Invalid Arguments", subCode, subMessage);
    }

    static Reply noTrade() {
        return failed("ACQ.TRADE_NOT_EXIST", "交易不存在");
    }

    static Reply wrongStatus() {
        return failed("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
    }

    static Reply parameter(String why) {
        return failed("ACQ.INVALID_PARAMETER", "参数无效：" + why);
    }

    static Reply unavailable() {
        return of("20000", "Service Currently Unavailable", "isp.unknow-error", "系统繁忙");
    }
}
