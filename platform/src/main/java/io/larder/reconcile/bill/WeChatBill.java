package io.larder.reconcile.bill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * WeChat Pay's trade bill of type {@code ALL} ({@code /v3/bill/tradebill}, format-trade): UTF-8
 * text of 27 columns, a back-tick before every value, then a line of totals. Values are not quoted,
 * so a line is split at comma and back-tick together. A refund stands under the day on which it was
 * accepted, with the status it had then.
 */
public final class WeChatBill implements BillFormat {

    static final int SETTLED = 12;
    static final int REFUNDED = 16;
    static final int COUPON_REFUNDED = 17;
    static final int FEE = 22;
    static final int ORDERED = 24;
    static final int REFUND_ASKED = 25;
    private static final int TIME = 0;
    private static final int MERCHANT = 2;
    private static final int TRANSACTION = 5;
    private static final int ORDER = 6;
    private static final int STATUS = 9;
    private static final int CURRENCY = 11;
    private static final int REFUND_NUMBER = 15;
    private static final int REFUND_STATUS = 19;

    private static final List<String> COLUMNS =
            List.of(
                    "交易时间", "公众账号ID", "商户号", "特约商户号", "设备号", "微信订单号", "商户订单号", "用户标识", "交易类型",
                    "交易状态", "付款银行", "货币种类", "应结订单金额", "代金券金额", "微信退款单号", "商户退款单号", "退款金额",
                    "充值券退款金额", "退款类型", "退款状态", "商品名称", "商户数据包", "手续费", "费率", "订单金额", "申请退款金额",
                    "费率备注");
    private static final Set<String> REFUND_ACCEPTED = Set.of("SUCCESS", "PROCESSING");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public String channel() {
        return "WECHAT";
    }

    @Override
    public BillReading read(
            InputStream file, LocalDate date, RoundingMode feeRounding, Consumer<BillLine> lines) {
        return Texts.refusing(
                () -> {
                    var text = Texts.strictly(file, StandardCharsets.UTF_8);
                    return new Reading(text, date, feeRounding, lines).run();
                },
                broken -> new BadBill(0, "file", "unreadable", ""));
    }

    private static final class Reading {
        private final BufferedReader text;
        private final LocalDate date;
        private final RoundingMode feeRounding;
        private final Consumer<BillLine> lines;
        private final WeChatTotals totals = new WeChatTotals();
        private int number;

        Reading(
                BufferedReader text,
                LocalDate date,
                RoundingMode feeRounding,
                Consumer<BillLine> lines) {
            this.text = text;
            this.date = date;
            this.feeRounding = feeRounding;
            this.lines = lines;
        }

        BillReading run() throws IOException {
            requireHeader(withoutMark(required("header")), COLUMNS, "header");
            var line = required("totals");
            while (line.startsWith("`")) {
                lines.accept(line(row(line, COLUMNS)));
                line = required("totals");
            }
            requireHeader(line, WeChatTotals.COLUMNS, "totals");
            totals.requireEqual(row(required("totals"), WeChatTotals.COLUMNS));
            requireEnd();
            return new BillReading.Whole(totals.lines());
        }

        private BillLine line(Row row) {
            row.requireDate(TIME, date);
            var refundNumber = refundNumber(row);
            var kind = refundNumber == null ? LineKind.PAYMENT : LineKind.REFUND;
            long fee = fee(row, kind);
            totals.add(row, fee);
            var status = row.name(refundNumber == null ? STATUS : REFUND_STATUS);
            return new BillLine(
                    row.number(),
                    kind,
                    row.name(ORDER),
                    row.name(TRANSACTION),
                    refundNumber,
                    row.fenFromZero(refundNumber == null ? SETTLED : REFUNDED),
                    row.name(CURRENCY),
                    row.name(MERCHANT),
                    status,
                    kind == LineKind.PAYMENT
                            ? status.equals("SUCCESS")
                            : REFUND_ACCEPTED.contains(status),
                    fee,
                    row.text(FEE));
        }

        private static @Nullable String refundNumber(Row row) {
            boolean refund = row.name(STATUS).equals("REFUND");
            var number = row.text(REFUND_NUMBER);
            if (!refund) {
                return null;
            }
            if (number.equals("0")) {
                throw row.bad(REFUND_NUMBER, "refund_without_number");
            }
            return row.name(REFUND_NUMBER);
        }

        private long fee(Row row, LineKind kind) {
            long fee = row.rounded(FEE, feeRounding);
            if (kind.signed(fee) < 0) {
                throw row.bad(FEE, "fee_sign");
            }
            return fee;
        }

        private Row row(String line, List<String> columns) {
            if (!line.startsWith("`")) {
                throw new BadBill(number, columns.getFirst(), "no_back_tick", line);
            }
            return new Row(number, columns, List.of(line.substring(1).split(",`", -1)));
        }

        private void requireHeader(String line, List<String> columns, String field) {
            if (!line.equals(String.join(",", columns))) {
                throw new BadBill(number, field, "unknown_header", "");
            }
        }

        private String required(String field) throws IOException {
            var line = text.readLine();
            number++;
            if (line == null) {
                throw new BadBill(number, field, "cut_short", "");
            }
            return line;
        }

        private void requireEnd() throws IOException {
            for (var line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (!line.isBlank()) {
                    throw new BadBill(number, "file", "text_after_totals", "");
                }
            }
        }

        private static String withoutMark(String line) {
            return !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
        }
    }
}
