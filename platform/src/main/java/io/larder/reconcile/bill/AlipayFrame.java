package io.larder.reconcile.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands around the lines of an Alipay bill: whose it is, of which day, and their totals. */
final class AlipayFrame {

    private static final Pattern ACCOUNT = Pattern.compile("账号：\\[([0-9]{16,20})\\]");
    private static final Pattern FROM =
            Pattern.compile("起始日期：\\[([0-9]{4})年([0-9]{2})月([0-9]{2})日 00:00:00\\].*");
    private static final String AMOUNT = "(-?[0-9]{1,15}\\.[0-9]{2})元";
    private static final Pattern PAID =
            Pattern.compile("交易合计：([0-9]{1,9})笔，商家实收共" + AMOUNT + "，商家优惠共" + AMOUNT);
    private static final Pattern REFUNDED =
            Pattern.compile("退款合计：([0-9]{1,9})笔，商家实收退款共" + AMOUNT + "，商家优惠退款共" + AMOUNT);

    private final LocalDate date;
    private @Nullable String account;
    private boolean dated;
    private final Sum paid = new Sum("totals.交易合计");
    private final Sum refunded = new Sum("totals.退款合计");

    AlipayFrame(LocalDate date) {
        this.date = date;
    }

    int lines() {
        return paid.count + refunded.count;
    }

    String account() {
        return account == null ? "" : account;
    }

    void add(LineKind kind, long minor) {
        var sum = kind == LineKind.PAYMENT ? paid : refunded;
        sum.count++;
        sum.minor += minor;
    }

    void preamble(int number, String text) {
        var named = ACCOUNT.matcher(text);
        if (named.matches()) {
            account = named.group(1);
        }
        var from = FROM.matcher(text);
        if (from.matches()) {
            var said = "%s-%s-%s".formatted(from.group(1), from.group(2), from.group(3));
            if (!said.equals(date.toString())) {
                throw new BadBill(number, "preamble.起始日期", "another_day", said);
            }
            dated = true;
        }
    }

    void requirePreamble(int number) {
        if (account == null) {
            throw new BadBill(number, "preamble.账号", "missing", "");
        }
        if (!dated) {
            throw new BadBill(number, "preamble.起始日期", "missing", "");
        }
    }

    void totals(int number, String text) {
        var trades = PAID.matcher(text);
        var refunds = REFUNDED.matcher(text);
        if (trades.matches()) {
            paid.compare(number, trades);
        } else if (refunds.matches()) {
            refunded.compare(number, refunds);
        } else if (text.contains("合计")) {
            throw new BadBill(number, "totals", "unknown_totals", "");
        }
    }

    void requireTotals() {
        paid.requireCompared();
        refunded.requireCompared();
    }

    private static final class Sum {
        private final String field;
        private int count;
        private long minor;
        private boolean compared;

        Sum(String field) {
            this.field = field;
        }

        /** A refund's total stands with either sign in the wild: its size is what counts. */
        private void compare(int number, Matcher said) {
            long saidMinor = new BigDecimal(said.group(2)).movePointRight(2).longValueExact();
            if (!said.group(1).equals(Integer.toString(count)) || Math.abs(saidMinor) != minor) {
                throw new BadBill(number, field, "totals_differ", said.group(2));
            }
            compared = true;
        }

        private void requireCompared() {
            if (!compared) {
                throw new BadBill(0, field, "cut_short", "");
            }
        }
    }
}
