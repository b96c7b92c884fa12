package io.larder.reconcile.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlipayBillTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String BILL =
            """
            #支付宝业务明细查询
            #账号：[2088000000000001]
            #起始日期：[2026年03月02日 00:00:00]   终止日期：[2026年03月03日 00:00:00]
            #-----------------------------------------业务明细列表----------------------------------------
            支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注
            2026030222001400000000000001\t,01JNBBBBBBBBBBBBBBBBBBBBB1\t,交易\t,卡充值\t,2026-03-02 09:00:00\t,2026-03-02 09:00:05\t,\t,\t,\t,\t,*明(138****0000)\t,100.00\t,100.00\t,0.00\t,0.00\t,0.00\t,0.00\t,0.00\t,\t,0.00\t,0.00\t,\t,-0.60\t,0.00\t,\t
            2026030222001400000000000001\t,01JNBBBBBBBBBBBBBBBBBBBBB1\t,退款\t,卡充值\t,2026-03-02 09:00:00\t,2026-03-02 11:00:05\t,\t,\t,\t,\t,*明(138****0000)\t,-100.00\t,-100.00\t,0.00\t,0.00\t,0.00\t,0.00\t,0.00\t,\t,0.00\t,0.00\t,01JNBBBBBBBBBBBBBBBBBBBBR1\t,0.60\t,0.00\t,\t
            #-----------------------------------------业务明细列表结束------------------------------------
            #交易合计：1笔，商家实收共100.00元，商家优惠共0.00元
            #退款合计：1笔，商家实收退款共-100.00元，商家优惠退款共0.00元
            #导出时间：[2026年03月03日 09:00:00]
            """
                    .replace("\n", "\r\n");

    @Test
    void paymentAndRefundAreReadToTheFenAndWithoutThePayer() {
        var read = read(BILL);

        assertThat(read.reading()).isEqualTo(new BillReading.Whole(2));
        assertThat(read.lines())
                .containsExactly(
                        new BillLine(
                                6,
                                LineKind.PAYMENT,
                                "01JNBBBBBBBBBBBBBBBBBBBBB1",
                                "2026030222001400000000000001",
                                null,
                                10_000,
                                "CNY",
                                "2088000000000001",
                                "TRADE",
                                true,
                                60,
                                "-0.60"),
                        new BillLine(
                                7,
                                LineKind.REFUND,
                                "01JNBBBBBBBBBBBBBBBBBBBBB1",
                                "2026030222001400000000000001",
                                "01JNBBBBBBBBBBBBBBBBBBBBR1",
                                10_000,
                                "CNY",
                                "2088000000000001",
                                "REFUND",
                                true,
                                -60,
                                "0.60"));
        assertThat(read.lines().toString()).doesNotContain("138");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100.00\\t,0.00|100.001\\t,0.00|6|商家实收（元）|fraction_of_fen|999.999",
                "100.00\\t,0.00|100,0.00|6|columns|none|",
                "100.00\\t,0.00|-100.00\\t,0.00|6|商家实收（元）|amount_sign|-999.99",
                "-0.60|免费|6|服务费（元）|not_an_amount|aa",
                "交易\\t|转账\\t|6|业务类型|unknown_type|aa",
                "2026-03-02 09:00:05|2026-03-03 00:00:00|6|完成时间|another_day|9999-99-99 99:99:99",
                "01JNBBBBBBBBBBBBBBBBBBBBR1||7|退款批次号/请求号|not_a_name|",
                "-0.60\\t,|-0.60\\t,0.00\\t,|6|columns|column_count|99",
                "起始日期：[2026年03月02日|起始日期：[2026年03月01日|3|preamble.起始日期|another_day|9999-99-99",
                "账号：|帐户：|4|preamble.账号|missing|",
                "交易合计：1笔|交易合计：2笔|9|totals.交易合计|totals_differ|999.99",
                "实收共100.00|实收共100.01|9|totals.交易合计|totals_differ|999.99",
                "退款共-100.00|退款共-99.00|10|totals.退款合计|totals_differ|-99.99",
                "#退款合计|#退|0|totals.退款合计|cut_short|",
                "支付宝交易号,|交易号,|5|header|unknown_header|",
                "#账号|账号|2|file|line_out_of_place|",
            })
    void badContentRefusesTheBillAndNamesLineAndField(
            String was, String is, int line, String field, String why, String masked) {
        var text = replaceOnce(was.replace("\\t", "\t"), is == null ? "" : is.replace("\\t", "\t"));
        if (why.equals("none")) {
            assertThat(read(text).reading()).isInstanceOf(BillReading.Whole.class);
            return;
        }

        assertThat(read(text).refused())
                .isEqualTo(new BillReading.Refused(line, field, why, masked == null ? "" : masked));
    }

    @Test
    void archiveCutAnywhereIsRefused() {
        var file = zip(BILL.getBytes(GBK), "20880000000000010156_20260302_业务明细.csv");
        int content = file.length - 120;
        for (int length = 0; length < content; length++) {
            assertThat(BillReadings.of(new AlipayBill(), Arrays.copyOf(file, length)).reading())
                    .as("%s bytes", length)
                    .isInstanceOf(BillReading.Refused.class);
        }
    }

    @Test
    void textCutAnywhereBeforeItsTotalsIsRefused() {
        var bytes = BILL.substring(0, BILL.indexOf("#导出时间") - 3).getBytes(GBK);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(read(Arrays.copyOf(bytes, length)).reading())
                    .as("%s bytes", length)
                    .isInstanceOf(BillReading.Refused.class);
        }
    }

    @Test
    void fileOfSumsByStoreIsLeftAside() {
        var file =
                zip(
                        BILL.getBytes(GBK),
                        "20880000000000010156_20260302_业务明细(汇总).csv",
                        "20880000000000010156_20260302_业务明细.csv");

        assertThat(BillReadings.of(new AlipayBill(), file).reading())
                .isEqualTo(new BillReading.Whole(2));
    }

    @Test
    void archiveOfTwoDetailFilesOrNoneAndOtherFilesAreRefused() {
        assertThat(refusal(zip(BILL.getBytes(GBK), "a.csv", "b.csv")))
                .isEqualTo("two_detail_files");
        assertThat(refusal(zip(BILL.getBytes(GBK)))).isEqualTo("no_detail_file");
        assertThat(refusal(BILL.getBytes(GBK))).isEqualTo("no_detail_file");
        assertThat(refusal(zip(BILL.getBytes(StandardCharsets.UTF_8), "a.csv"))).isNotEmpty();
    }

    private static String refusal(byte[] file) {
        return BillReadings.of(new AlipayBill(), file).refused().why();
    }

    private static String replaceOnce(String was, String is) {
        int at = BILL.indexOf(was);
        assertThat(at).as(was).isNotNegative();
        return BILL.substring(0, at) + is + BILL.substring(at + was.length());
    }

    private static BillReadings read(String text) {
        return read(text.getBytes(GBK));
    }

    private static BillReadings read(byte[] text) {
        return BillReadings.of(new AlipayBill(), zip(text, "20880000000000010156_业务明细.csv"));
    }

    private static byte[] zip(byte[] content, String... names) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, GBK)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
