package io.larder.channel.alipay;

import com.alipay.api.internal.util.AlipaySignature;
import io.larder.channel.Evidence;
import io.larder.channel.Evidence.Source;
import io.larder.channel.Notice;
import io.larder.channel.Notice.Reason;
import io.larder.channel.NoticeRequest;
import io.larder.ledger.BusinessClock;
import io.larder.money.Money;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;

/**
 * Checks and reads Alipay's notices: a form, signed RSA2 over its sorted parameters without {@code
 * sign} and {@code sign_type}. No time of delivery is signed, so the endpoint confirms a payment by
 * a query.
 */
final class AlipayNotices {

    private AlipayNotices() {}

    static Notice verify(AlipayClient client, NoticeRequest request) {
        Map<String, String> form;
        try {
            form = form(new String(request.body(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return new Notice.Rejected(Reason.MALFORMED);
        }
        var sign = form.get("sign");
        if (sign == null || sign.isBlank()) {
            return new Notice.Rejected(Reason.MISSING_SIGNATURE);
        }
        if (!Rsa2.NAME.equals(form.get("sign_type"))
                || !client.rsa2().isSigned(signed(form), sign)) {
            return new Notice.Rejected(Reason.WRONG_SIGNATURE);
        }
        if (!client.account().appId().equals(form.get("app_id"))
                || !client.account().sellerId().equals(form.get("seller_id"))) {
            return new Notice.Rejected(Reason.OTHER_MERCHANT);
        }
        return read(form, client.account());
    }

    private static Notice read(Map<String, String> form, AlipayAccount account) {
        var status = form.getOrDefault("trade_status", "");
        if (!"trade_status_sync".equals(form.get("notify_type"))
                || !status.equals("TRADE_SUCCESS") && !status.equals("TRADE_FINISHED")) {
            return new Notice.Irrelevant(status);
        }
        try {
            var paidAt = AlipayTime.instant(needed(form, "gmt_payment"));
            return new Notice.Payment(
                    new Evidence(
                            Alipay.NAME,
                            needed(form, "out_trade_no"),
                            needed(form, "trade_no"),
                            Money.cny(Yuan.minor(needed(form, "total_amount"))),
                            account.sellerId(),
                            paidAt,
                            BusinessClock.dateOf(paidAt),
                            AlipayTrades.payer(
                                    form.get("buyer_open_id"),
                                    form.get("buyer_id"),
                                    form.get("buyer_logon_id")),
                            Source.NOTICE));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return new Notice.Rejected(Reason.MALFORMED);
        }
    }

    private static String signed(Map<String, String> form) {
        // The SDK's method takes sign and sign_type out of the map that it is given.
        return AlipaySignature.getSignCheckContentV1(new HashMap<>(form));
    }

    private static String needed(Map<String, String> form, String name) {
        var value = form.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    /** Reads a form; a name that comes twice is refused, since either value could be meant. */
    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (form.put(name, value) != null) {
                throw new IllegalArgumentException("a name that comes twice");
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
