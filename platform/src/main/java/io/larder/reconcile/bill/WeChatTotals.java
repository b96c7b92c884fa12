package io.larder.reconcile.bill;

import java.math.BigDecimal;
import java.util.List;

/** The sums over a WeChat bill's lines, to be held against the file's own. */
final class WeChatTotals {

    static final List<String> COLUMNS =
            List.of("总交易单数", "应结订单总金额", "退款总金额", "充值券退款总金额", "手续费总金额", "订单总金额", "申请退款总金额");

    private static final int FEE = 4;

    private int lines;
    private long feesRoundedMinor;
    private final BigDecimal[] sums = new BigDecimal[COLUMNS.size()];

    WeChatTotals() {
        java.util.Arrays.fill(sums, BigDecimal.ZERO);
    }

    int lines() {
        return lines;
    }

    void add(Row row, long feeMinor) {
        lines++;
        feesRoundedMinor += feeMinor;
        add(1, row.yuan(WeChatBill.SETTLED));
        add(2, row.yuan(WeChatBill.REFUNDED));
        add(3, row.yuan(WeChatBill.COUPON_REFUNDED));
        add(FEE, row.yuan(WeChatBill.FEE));
        add(5, row.yuan(WeChatBill.ORDERED));
        add(6, row.yuan(WeChatBill.REFUND_ASKED));
    }

    private void add(int column, BigDecimal yuan) {
        sums[column] = sums[column].add(yuan);
    }

    void requireEqual(Row said) {
        if (!said.text(0).equals(Integer.toString(lines))) {
            throw said.bad(0, "totals_differ");
        }
        for (int column = 1; column < sums.length; column++) {
            if (said.yuan(column).compareTo(sums[column]) != 0
                    && !(column == FEE && saysRoundedFees(said))) {
                throw said.bad(column, "totals_differ");
            }
        }
    }

    /** The fee total may be given in whole fen, as the sum of the lines' rounded fees. */
    private boolean saysRoundedFees(Row said) {
        return said.yuan(FEE).compareTo(BigDecimal.valueOf(feesRoundedMinor, 2)) == 0;
    }
}
