package io.larder.reconcile.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatBillTest {

    private static final String HEADER =
            "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
                    + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
                    + "手续费,费率,订单金额,申请退款金额,费率备注\r\n";
    private static final String PAYMENT =
            "`2026-03-02 09:15:00,`wx0000000000000001,`1900000001,`0,`,`4200000001202603021234567890,"
                    + "`01JNAAAAAAAAAAAAAAAAAAAAA1,`openid-1,`NATIVE,`SUCCESS,`OTHERS,`CNY,`9.90,`0.00,"
                    + "`0,`0,`0.00,`0.00,`,`,`卡充值, 一张 \"礼品卡\",`,`0.05940,`0.60%,`9.90,`0.00,`\r\n";
    private static final String REFUND =
            "`2026-03-02 10:15:00,`wx0000000000000001,`1900000001,`0,`,`4200000001202603021234567890,"
                    + "`01JNAAAAAAAAAAAAAAAAAAAAA1,`openid-1,`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,"
                    + "`50000000012026030212345,`01JNAAAAAAAAAAAAAAAAAAAAR1,`9.90,`0.00,`ORIGINAL,`PROCESSING,"
                    + "`卡充值,`,`-0.05940,`0.60%,`0.00,`9.90,`\r\n";
    private static final String TOTALS_HEADER =
            "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n";
    private static final String TOTALS = "`2,`9.90,`9.90,`0.00,`0.00000,`9.90,`9.90\r\n";
    private static final String BILL = HEADER + PAYMENT + REFUND + TOTALS_HEADER + TOTALS;

    @Test
    void paymentAndRefundAreReadToTheFenAndWithoutThePayer() {
        var read = read(BILL);

        assertThat(read.reading()).isEqualTo(new BillReading.Whole(2));
        assertThat(read.lines())
                .containsExactly(
                        new BillLine(
                                2,
                                LineKind.PAYMENT,
                                "01JNAAAAAAAAAAAAAAAAAAAAA1",
                                "4200000001202603021234567890",
                                null,
                                990,
                                "CNY",
                                "1900000001",
                                "SUCCESS",
                                true,
                                6,
                                "0.05940"),
                        new BillLine(
                                3,
                                LineKind.REFUND,
                                "01JNAAAAAAAAAAAAAAAAAAAAA1",
                                "4200000001202603021234567890",
                                "01JNAAAAAAAAAAAAAAAAAAAAR1",
                                990,
                                "CNY",
                                "1900000001",
                                "PROCESSING",
                                true,
                                -6,
                                "-0.05940"));
        assertThat(read.lines().toString()).doesNotContain("openid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mark", "line feeds", "no last line feed", "fees in whole fen", "empty"})
    void harmlessVariantsAreRead(String variant) {
        var text =
                switch (variant) {
                    case "mark" -> "\uFEFF" + BILL;
                    case "line feeds" -> BILL.replace("\r\n", "\n");
                    case "no last line feed" -> BILL.substring(0, BILL.length() - 2);
                    case "fees in whole fen" ->
                            HEADER
                                    + PAYMENT
                                    + TOTALS_HEADER
                                    + "`1,`9.90,`0.00,`0.00,`0.06,`9.90,`0.00\r\n";
                    default ->
                            HEADER
                                    + TOTALS_HEADER
                                    + "`0,`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00\r\n";
                };

        assertThat(read(text).reading()).isInstanceOf(BillReading.Whole.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`0.05940,|`0.05950,|0.05950|6",
                "`0.05940,|`0.06499,|0.06499|6",
                "`0.05940,|`0.06500,|0.06500|7",
                "`0.05940,|`0,|0|0",
            })
    void feesAreRoundedLineByLineAndKeptAsTheyStand(
            String was, String is, String text, long feeMinor) {
        var read = read(BILL.replaceFirst(was, is));

        assertThat(read.lines().getFirst().feeText()).isEqualTo(text);
        assertThat(read.lines().getFirst().feeMinor()).isEqualTo(feeMinor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`9.90,`0.00,`0,|`9.905,`0.00,`0,|应结订单金额|fraction_of_fen|9.999",
                "`9.90,`0.00,`0,|`9.9e0,`0.00,`0,|应结订单金额|not_an_amount|9.9a9",
                "`9.90,`0.00,`0,|`-9.90,`0.00,`0,|应结订单金额|negative_amount|-9.99",
                "`9.90,`0.00,`0,|`,`0.00,`0,|应结订单金额|not_an_amount|",
                "`0.05940|`0.0594001|手续费|not_an_amount|9.9999999",
                "`0.05940|`-0.05940|手续费|fee_sign|-9.99999",
                "`2026-03-02 09:15:00|`2026-03-03 00:00:00|交易时间|another_day|9999-99-99 99:99:99",
                "`2026-03-02 09:15:00|`2026-02-30 09:15:00|交易时间|not_a_time|9999-99-99 99:99:99",
                "`01JNAAAAAAAAAAAAAAAAAAAAA1|`订单|商户订单号|not_a_name|aa",
                "`CNY|`|货币种类|not_a_name|",
                "`openid-1,|`openid-1,`,|columns|column_count|99",
                "`0.60%,`9.90,`0.00,`|`0.60%,`9.90,`0.00|columns|column_count|99",
            })
    void badValueRefusesTheBillAndNamesLineAndFieldButNotTheValue(
            String was, String is, String field, String why, String masked) {
        var text = BILL.replaceFirst(java.util.regex.Pattern.quote(was), is);

        assertThat(read(text).refused())
                .isEqualTo(new BillReading.Refused(2, field, why, masked == null ? "" : masked));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`1,`9.90,`9.90,`0.00,`0.00000,`9.90,`9.90|总交易单数",
                "`2,`9.91,`9.90,`0.00,`0.00000,`9.90,`9.90|应结订单总金额",
                "`2,`9.90,`9.80,`0.00,`0.00000,`9.90,`9.90|退款总金额",
                "`2,`9.90,`9.90,`0.01,`0.00000,`9.90,`9.90|充值券退款总金额",
                "`2,`9.90,`9.90,`0.00,`0.00001,`9.90,`9.90|手续费总金额",
                "`2,`9.90,`9.90,`0.00,`0.00000,`9.00,`9.90|订单总金额",
                "`2,`9.90,`9.90,`0.00,`0.00000,`9.90,`9.89|申请退款总金额",
            })
    void totalsThatDisagreeWithTheLinesRefuseTheBill(String totals, String field) {
        var text = BILL.replace(TOTALS, totals + "\r\n");

        assertThat(read(text).refused().field()).isEqualTo(field);
        assertThat(read(text).refused().why()).isEqualTo("totals_differ");
        assertThat(read(text).refused().line()).isEqualTo(5);
    }

    @Test
    void billCutAnywhereIsRefused() {
        var bytes = BILL.getBytes(StandardCharsets.UTF_8);
        // cut within the line end or trailing zeros of the last total, nothing is lost
        for (int length = 0; length < bytes.length - 4; length++) {
            var cut = java.util.Arrays.copyOf(bytes, length);
            assertThat(BillReadings.of(new WeChatBill(), cut).reading())
                    .as("%s bytes", length)
                    .isInstanceOf(BillReading.Refused.class);
        }
    }

    @Test
    void missingLineIsNoticedByTheTotals() {
        assertThat(read(HEADER + PAYMENT + TOTALS_HEADER + TOTALS).refused().why())
                .isEqualTo("totals_differ");
    }

    @Test
    void otherEncodingIsRefused() {
        var bytes = BILL.getBytes(Charset.forName("GBK"));

        assertThat(BillReadings.of(new WeChatBill(), bytes).refused().why()).isEqualTo("encoding");
    }

    @Test
    void otherColumnsAndTextBehindTheTotalsAreRefused() {
        for (var change :
                List.<UnaryOperator<String>>of(
                        text -> text.replace("费率备注", "备注"),
                        text -> text.replace("特约商户号,", ""),
                        text -> text.replace("总交易单数", "单数"),
                        text -> text + PAYMENT)) {
            assertThat(read(change.apply(BILL)).refused().why())
                    .isIn("unknown_header", "text_after_totals");
        }
    }

    @Test
    void refundWithoutItsNumberIsRefusedAndOneThatFailedMovedNothing() {
        assertThat(read(BILL.replace("`01JNAAAAAAAAAAAAAAAAAAAAR1", "`0")).refused().field())
                .isEqualTo("商户退款单号");
        assertThat(read(BILL.replace("`PROCESSING", "`CHANGE")).lines().getLast().moved())
                .isFalse();
    }

    private static BillReadings read(String text) {
        return BillReadings.of(new WeChatBill(), text.getBytes(StandardCharsets.UTF_8));
    }
}
