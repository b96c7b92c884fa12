package io.larder.reconcile.day;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Writes a WeChat bill line by line, totals right. */
final class BillText {

    private static final String HEADER =
            "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
                    + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
                    + "手续费,费率,订单金额,申请退款金额,费率备注\r\n";
    private static final String TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n";

    private final LocalDate date;
    private final StringBuilder lines = new StringBuilder();
    private int count;
    private long paid;
    private long refunded;
    private long fees;

    BillText(LocalDate date) {
        this.date = date;
    }

    BillText paid(String i, long minor) {
        return paid(i, minor, BillChannel.FEES.feeMinor(minor));
    }

    BillText paid(String i, long minor, long fee) {
        return paid("t" + i, "n" + i, minor, fee);
    }

    /** A payment under the numbers it really has. */
    BillText paid(String transactionId, String orderNumber, long minor, long fee) {
        count++;
        paid += minor;
        fees += fee;
        lines.append(line(transactionId, orderNumber, "SUCCESS", minor, "0", "0", 0, "", fee));
        return this;
    }

    BillText refunded(String i, long minor) {
        long fee = -BillChannel.FEES.feeMinor(minor);
        count++;
        refunded += minor;
        fees += fee;
        lines.append(line("t" + i, "n" + i, "REFUND", 0, "50" + i, "r" + i, minor, "SUCCESS", fee));
        return this;
    }

    byte[] bytes() {
        var totals =
                "`%d,`%s,`%s,`0.00,`%s000,`%s,`%s\r\n"
                        .formatted(
                                count,
                                yuan(paid),
                                yuan(refunded),
                                yuan(fees),
                                yuan(paid),
                                yuan(refunded));
        return (HEADER + lines + TOTALS + totals).getBytes(StandardCharsets.UTF_8);
    }

    private String line(
            String transactionId,
            String orderNumber,
            String status,
            long paidMinor,
            String refundId,
            String refundNumber,
            long refundMinor,
            String refundStatus,
            long fee) {
        return ("`%s 09:15:00,`wx1,`1900000001,`0,`,`%s,`%s,`SECRET-PAYER,`NATIVE,`%s,`OTHERS,`CNY,`%s,"
                        + "`0.00,`%s,`%s,`%s,`0.00,`ORIGINAL,`%s,`card,`,`%s000,`0.60%%,`%s,`%s,`\r\n")
                .formatted(
                        date,
                        transactionId,
                        orderNumber,
                        status,
                        yuan(paidMinor),
                        refundId,
                        refundNumber,
                        yuan(refundMinor),
                        refundStatus,
                        yuan(fee),
                        yuan(paidMinor),
                        yuan(refundMinor));
    }

    private static String yuan(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
