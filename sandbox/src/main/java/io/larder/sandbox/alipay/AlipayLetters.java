package io.larder.sandbox.alipay;

import static io.larder.sandbox.bill.BillLine.yuan;

import io.larder.sandbox.book.Notice;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import io.larder.sandbox.notice.Letter;
import io.larder.sandbox.notice.Letters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alipay's notices: a signed form, repeated for 25 hours until it is answered {@code success}. */
final class AlipayLetters implements Letters {

    private static final List<Duration> SCHEDULE =
            Stream.of("PT4M", "PT10M", "PT10M", "PT1H", "PT2H", "PT6H", "PT15H")
                    .map(Duration::parse)
                    .toList();

    private final AlipayKeys keys;
    private final InstantSource time;
    private final BiFunction<String, String, @Nullable Refund> refunds;

    /**
     * Letters under these keys.
     *
     * @param time business time
     * @param refunds finds a refund by order number and refund number
     */
    AlipayLetters(
            AlipayKeys keys,
            InstantSource time,
            BiFunction<String, String, @Nullable Refund> refunds) {
        this.keys = keys;
        this.time = time;
        this.refunds = refunds;
    }

    @Override
    public Letter written(Notice notice, Order order, boolean spoiled) {
        Map<String, String> form = fields(notice, order);
        String sign = keys.alipay().sign(Sorted.text(form, Set.of()));
        form.put("sign_type", "RSA2");
        form.put("sign", sign);
        if (spoiled && notice.twist() == Notice.Twist.TAMPERED_BODY) {
            form.put("total_amount", yuan(order.paidMinor() + 100));
        } else if (spoiled) {
            form.put(
                    "sign",
                    new StringBuilder(sign.substring(0, 40)).reverse() + sign.substring(40));
        }
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        String type = "application/x-www-form-urlencoded; charset=utf-8";
        return new Letter(order.notifyUrl(), Map.of("Content-Type", type), body);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The fields; none is empty, because merchants verify over empty ones too. */
    private Map<String, String> fields(Notice notice, Order order) {
        Instant now = time.instant();
        String amount = yuan(notice.ofRefund() ? order.paidMinor() : notice.saidMinor());
        var form = new TreeMap<String, String>();
        form.put("notify_time", Times.text(now));
        form.put("notify_type", "trade_status_sync");
        form.put("notify_id", notice.id());
        form.put("app_id", keys.appId());
        form.put("auth_app_id", keys.appId());
        form.put("charset", "utf-8");
        form.put("version", "1.0");
        form.put("trade_no", order.transactionId());
        form.put("out_trade_no", order.number());
        form.put("trade_status", notice.ofRefund() ? Trades.status(order, now) : "TRADE_SUCCESS");
        form.put("seller_id", keys.sellerId());
        form.put("buyer_id", order.payer());
        form.put("buyer_logon_id", Buyer.login(order.payer()));
        form.put("subject", order.description());
        form.put("total_amount", amount);
        form.put("receipt_amount", amount);
        form.put("invoice_amount", amount);
        form.put("buyer_pay_amount", amount);
        form.put("point_amount", "0.00");
        form.put(
                "fund_bill_list",
                "[{\"amount\":\"" + amount + "\",\"fundChannel\":\"ALIPAYACCOUNT\"}]");
        form.put("gmt_create", Times.text(order.scannedAt() == null ? now : order.scannedAt()));
        form.put("gmt_payment", Times.text(order.paid()));
        if (!order.attach().isEmpty()) {
            form.put("body", order.attach());
        }
        Refund refund =
                notice.ofRefund() ? refunds.apply(order.number(), notice.refundNumber()) : null;
        if (refund != null) {
            form.put("out_biz_no", refund.number());
            form.put("refund_fee", yuan(order.refundedMinor()));
            form.put("gmt_refund", Times.text(refund.settled()) + ".000");
        }
        return form;
    }

    @Override
    public boolean arrived(int status, String body) {
        return status == 200 && body.strip().equals("success");
    }

    @Override
    public List<Duration> schedule() {
        return SCHEDULE;
    }
}
