package io.larder.sandbox.alipay;

import static io.larder.sandbox.bill.BillLine.yuan;

import io.larder.sandbox.bill.BillLine;
import io.larder.sandbox.bill.Bills;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.book.Refund;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The {@code trade} bill: a ZIP of two GBK files, details of 25 columns and a summary of 12, with
 * their names in GBK too. Every value ends with a tab; lines end with CR LF.
 */
final class AlipayBillFormat {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String HEADER =
            "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,"
                    + "商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
                    + "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";
    private static final String SUMMARY_HEADER =
            "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,"
                    + "卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）";
    private static final DateTimeFormatter CHINESE =
            DateTimeFormatter.ofPattern("yyyy年MM月dd日 HH:mm:ss");
    private static final String RULE = "#-----------------------------------------";

    private final String sellerId;

    AlipayBillFormat(String sellerId) {
        this.sellerId = sellerId;
    }

    /** The file of a day, as ZIP. */
    byte[] file(LocalDate date, List<BillLine> lines) {
        var totals = Totals.of(lines);
        String name = sellerId + "_" + date.format(DateTimeFormatter.BASIC_ISO_DATE) + "_业务明细";
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry(name + ".csv"));
            zip.write(details(date, lines, totals).getBytes(GBK));
            zip.putNextEntry(new ZipEntry(name + "(汇总).csv"));
            zip.write(summary(date, totals).getBytes(GBK));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What a day's lines add up to; refunds and fees charged are negative. */
    private record Totals(
            int payments, int refunds, long paidMinor, long refundedMinor, long feeMinor) {

        static Totals of(List<BillLine> lines) {
            int payments = 0;
            int refunds = 0;
            long paid = 0;
            long refunded = 0;
            long fees = 0;
            for (BillLine line : lines) {
                if (line.refund() == null) {
                    payments++;
                    paid += line.minor();
                    fees -= line.feeMinor();
                } else {
                    refunds++;
                    refunded -= line.minor();
                    fees += line.feeMinor();
                }
            }
            return new Totals(payments, refunds, paid, refunded, fees);
        }
    }

    private String details(LocalDate date, List<BillLine> lines, Totals totals) {
        var out = new StringBuilder(preamble("#支付宝业务明细查询", date));
        out.append(RULE).append("业务明细列表----------------------------------------\r\n");
        out.append(HEADER).append("\r\n");
        for (BillLine line : lines) {
            Refund refund = line.refund();
            row(out, refund == null ? payment(line) : refund(line, refund));
        }
        out.append(RULE).append("业务明细列表结束------------------------------------\r\n");
        out.append(
                "#交易合计：%d笔，商家实收共%s元，商家优惠共0.00元\r\n"
                        .formatted(totals.payments(), yuan(totals.paidMinor())));
        out.append(
                "#退款合计：%d笔，商家实收退款共%s元，商家优惠退款共0.00元\r\n"
                        .formatted(totals.refunds(), yuan(totals.refundedMinor())));
        return out.append(made(date)).toString();
    }

    private String summary(LocalDate date, Totals totals) {
        var out = new StringBuilder(preamble("#支付宝业务汇总查询", date));
        out.append(RULE).append("业务汇总列表----------------------------------------\r\n");
        out.append(SUMMARY_HEADER).append("\r\n");
        long gross = totals.paidMinor() + totals.refundedMinor();
        row(
                out,
                List.of(
                        "合计",
                        "",
                        Integer.toString(totals.payments()),
                        Integer.toString(totals.refunds()),
                        yuan(gross),
                        yuan(gross),
                        "0.00",
                        "0.00",
                        "0.00",
                        yuan(totals.feeMinor()),
                        "0.00",
                        yuan(gross + totals.feeMinor())));
        out.append("#----------------------------------------业务汇总列表结束")
                .append("-------------------------------------\r\n");
        return out.append(made(date)).toString();
    }

    private String preamble(String title, LocalDate date) {
        return """
                %s
                #账号：[%s]
                #起始日期：[%s]   终止日期：[%s]
                """
                .formatted(
                        title,
                        sellerId,
                        CHINESE.format(date.atStartOfDay()),
                        CHINESE.format(date.plusDays(1).atStartOfDay()))
                .replace("\n", "\r\n");
    }

    private static String made(LocalDate date) {
        LocalDateTime at = date.plusDays(1).atTime(Bills.READY);
        return "#导出时间：[" + CHINESE.format(at) + "]\r\n";
    }

    private static List<String> payment(BillLine line) {
        String amount = yuan(line.minor());
        return values(line, "交易", amount, "", yuan(-line.feeMinor()));
    }

    private static List<String> refund(BillLine line, Refund refund) {
        String amount = yuan(-line.minor());
        return values(line, "退款", amount, refund.number(), yuan(line.feeMinor()));
    }

    private static List<String> values(
            BillLine line, String type, String amount, String request, String fee) {
        Order order = line.order();
        Instant created = order.scannedAt() == null ? line.at() : order.scannedAt();
        return List.of(
                order.transactionId(),
                order.number(),
                type,
                text(order.description()),
                Times.text(created),
                Times.text(line.at()),
                "",
                "",
                "",
                "",
                "*沙箱(" + Buyer.login(order.payer()) + ")",
                amount,
                amount,
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "",
                "0.00",
                "0.00",
                request,
                fee,
                "0.00",
                text(order.attach()));
    }

    private static void row(StringBuilder out, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ",").append(values.get(i)).append('\t');
        }
        out.append("\r\n");
    }

    /** Merchants' text, without what would break a line into other columns. */
    private static String text(String any) {
        return any.replaceAll("[,#\\t\\r\\n]", " ");
    }
}
