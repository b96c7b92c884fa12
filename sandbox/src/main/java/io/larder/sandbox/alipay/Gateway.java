package io.larder.sandbox.alipay;

import io.larder.sandbox.Channel;
import io.larder.sandbox.fault.Trouble;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Call;
import io.larder.sandbox.web.Json;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /gateway.do}: verifies a request, carries it out, signs the answer. */
final class Gateway {

    private static final Charset GBK = Charset.forName("GBK");

    private final AlipayKeys keys;
    private final Precreate precreate;
    private final Trades trades;
    private final BillAddress bills;
    private final Trouble trouble;

    Gateway(AlipayKeys keys, Channel channel, BillAddress bills) {
        this.keys = keys;
        this.precreate = new Precreate(channel);
        this.trades = new Trades(channel);
        this.bills = bills;
        this.trouble = new Trouble(channel.faults(), () -> Answer.json(500, ""));
    }

    Answer answer(Call call) {
        Charset charset = charset(call);
        Map<String, String> request = new HashMap<>();
        int mark = call.target().indexOf('?');
        String query = mark < 0 ? "" : call.target().substring(mark + 1);
        Optional<Map<String, String>> named = Call.decoded(query, charset);
        Optional<Map<String, String>> posted = call.form(charset);
        if (named.isEmpty() || posted.isEmpty()) {
            return signed("error", Reply.invalid("isv.invalid-parameter", "参数无效"), charset);
        }
        request.putAll(named.get());
        request.putAll(posted.get());
        String method = request.getOrDefault("method", "");
        Reply reply = refusalOr(request, charset, () -> carriedOut(method, request));
        return reply.cut() ? Answer.cutOff() : signed(method, reply, charset);
    }

    private static Charset charset(Call call) {
        String text = call.target() + new String(call.body(), StandardCharsets.ISO_8859_1);
        return text.matches("(?is).*[?&]?charset=(gbk|gb2312|gb18030).*")
                ? GBK
                : StandardCharsets.UTF_8;
    }

    private Reply refusalOr(Map<String, String> request, Charset charset, Supplier<Reply> work) {
        if (!keys.appId().equals(request.get("app_id"))) {
            return Reply.invalid("isv.invalid-app-id", "无效的AppID参数");
        }
        if (!"RSA2".equals(request.get("sign_type"))) {
            return Reply.invalid("isv.invalid-signature-type", "无效的签名类型");
        }
        if (Times.instant(request.getOrDefault("timestamp", "")).isEmpty()) {
            return Reply.invalid("isv.invalid-timestamp", "非法的时间戳参数");
        }
        String signature = request.getOrDefault("sign", "");
        String text = Sorted.text(request, Set.of("sign"));
        return keys.app().verify(text, charset, signature)
                ? work.get()
                : Reply.invalid("isv.invalid-signature", "验签出错，请检查签名字符串或签名私钥与应用公钥是否匹配");
    }

    private Reply carriedOut(String method, Map<String, String> request) {
        Optional<ObjectNode> content = Json.objectIn(request.getOrDefault("biz_content", ""));
        if (content.isEmpty()) {
            return Reply.invalid("isv.invalid-parameter", "biz_content不是合法的JSON");
        }
        ObjectNode body = content.get();
        String notify = request.getOrDefault("notify_url", "");
        return switch (method) {
            case "alipay.trade.precreate" ->
                    troubled("create", body, () -> precreate.create(body, notify));
            case "alipay.trade.query" -> troubled("query", body, () -> trades.query(body));
            case "alipay.trade.close" -> troubled("close", body, () -> trades.close(body));
            case "alipay.trade.cancel" -> troubled("cancel", body, () -> trades.cancel(body));
            case "alipay.trade.refund" -> troubled("refund", body, () -> trades.refund(body));
            case "alipay.trade.fastpay.refund.query" -> trades.queryRefund(body);
            case "alipay.data.dataservice.bill.downloadurl.query" -> bills.query(body);
            default -> Reply.invalid("isv.invalid-method", "不存在的方法名");
        };
    }

    /** Carries out with trouble, which knows answers only as answers. */
    private Reply troubled(String operation, ObjectNode body, Supplier<Reply> work) {
        var done = new AtomicReference<>(Reply.unavailable());
        Answer answer =
                trouble.around(
                        operation,
                        trades.orderNumber(body),
                        () -> {
                            done.set(work.get());
                            return Answer.nothing();
                        });
        if (answer.cut()) {
            return new Reply(Json.object(), true);
        }
        return answer.status() == 500 ? Reply.unavailable() : done.get();
    }

    private Answer signed(String method, Reply reply, Charset charset) {
        // The gateway escapes slashes, and signs the text as it stands with them.
        String content = Json.write(reply.body()).replace("/", "\\/");
        String name = method.startsWith("alipay.") ? method.replace('.', '_') : "error";
        String sign = keys.alipay().sign(content, charset);
        String text = "{\"" + name + "_response\":" + content + ",\"sign\":\"" + sign + "\"}";
        String type = "text/html;charset=" + charset.name().toLowerCase(java.util.Locale.ROOT);
        return Answer.of(200, type, text.getBytes(charset));
    }
}
