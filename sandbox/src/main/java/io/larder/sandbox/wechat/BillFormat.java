package io.larder.sandbox.wechat;

import static io.larder.sandbox.bill.BillLine.yuan;

import io.larder.sandbox.bill.BillLine;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import io.larder.sandbox.time.BusinessTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The {@code ALL} trade bill: UTF-8, 27 columns, a back-tick before every value, CR LF, a summary
 * of 7 columns. Fees are rounded to the fen and written with five decimals, as in bills seen in
 * public.
 */
final class BillFormat {

    private static final String HEADER =
            "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
                    + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,"
                    + "商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String SUMMARY = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BusinessTime.ZONE);

    private final WeChatKeys keys;

    BillFormat(WeChatKeys keys) {
        this.keys = keys;
    }

    /** The file of a day, as GZIP. */
    byte[] file(LocalDate date, List<BillLine> lines) {
        var out = new StringBuilder(HEADER).append("\r\n");
        long paid = 0;
        long refunded = 0;
        long fees = 0;
        for (BillLine line : lines) {
            Refund refund = line.refund();
            if (refund == null) {
                paid += line.minor();
                fees += line.feeMinor();
                row(out, payment(line));
            } else {
                refunded += line.minor();
                fees -= line.feeMinor();
                row(out, refund(line, refund));
            }
        }
        out.append(SUMMARY).append("\r\n");
        row(
                out,
                List.of(
                        Integer.toString(lines.size()),
                        yuan(paid),
                        yuan(refunded),
                        "0.00",
                        fee(fees),
                        yuan(paid),
                        yuan(refunded)));
        return zipped(out.toString());
    }

    private List<String> payment(BillLine line) {
        Order order = line.order();
        String amount = yuan(line.minor());
        return List.of(
                time(line.at()),
                keys.appId(),
                keys.merchantId(),
                "0",
                "",
                order.transactionId(),
                order.number(),
                order.payer(),
                "NATIVE",
                "SUCCESS",
                "OTHERS",
                order.currency(),
                amount,
                "0.00",
                "0",
                "0",
                "0.00",
                "0.00",
                "",
                "",
                text(order.description()),
                text(order.attach()),
                fee(line.feeMinor()),
                "0.60%",
                amount,
                "0.00",
                "");
    }

    private List<String> refund(BillLine line, Refund refund) {
        Order order = line.order();
        String amount = yuan(line.minor());
        return List.of(
                time(line.at()),
                keys.appId(),
                keys.merchantId(),
                "0",
                "",
                order.transactionId(),
                order.number(),
                order.payer(),
                "NATIVE",
                "REFUND",
                "OTHERS",
                order.currency(),
                "0.00",
                "0.00",
                refund.vendorId(),
                refund.number(),
                amount,
                "0.00",
                "ORIGINAL",
                "SUCCESS",
                text(order.description()),
                text(order.attach()),
                fee(-line.feeMinor()),
                "0.60%",
                "0.00",
                amount,
                "");
    }

    private static void row(StringBuilder out, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "`" : ",`").append(values.get(i));
        }
        out.append("\r\n");
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String fee(long minor) {
        return yuan(minor) + "000";
    }

    /** Merchants' text, without what would break a line into other columns. */
    private static String text(String any) {
        return any.replaceAll("[,`\\r\\n]", " ");
    }

    private static byte[] zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
