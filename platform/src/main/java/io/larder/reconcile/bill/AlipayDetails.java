package io.larder.reconcile.bill;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file of details: {@code #} lines that name account and period, a line of column names, 25
 * tab-suffixed values to a line, and {@code #} lines of totals behind the end mark. The service fee
 * is taken by its size: files show it with either sign, but on a payment it is always kept and on a
 * refund always given back.
 */
final class AlipayDetails {

    private static final int TRANSACTION = 0;
    private static final int ORDER = 1;
    private static final int TYPE = 2;
    private static final int FINISHED = 5;
    private static final int RECEIVED = 12;
    private static final int REFUND_NUMBER = 21;
    private static final int FEE = 22;

    static final List<String> COLUMNS =
            List.of(
                    "支付宝交易号",
                    "商户订单号",
                    "业务类型",
                    "商品名称",
                    "创建时间",
                    "完成时间",
                    "门店编号",
                    "门店名称",
                    "操作员",
                    "终端号",
                    "对方账户",
                    "订单金额（元）",
                    "商家实收（元）",
                    "支付宝红包（元）",
                    "集分宝（元）",
                    "支付宝优惠（元）",
                    "商家优惠（元）",
                    "券核销金额（元）",
                    "券名称",
                    "商家红包消费金额（元）",
                    "卡消费金额（元）",
                    "退款批次号/请求号",
                    "服务费（元）",
                    "分润（元）",
                    "备注");

    private enum Stage {
        PREAMBLE,
        HEADER,
        LINES,
        TOTALS
    }

    private final LocalDate date;
    private final RoundingMode feeRounding;
    private final Consumer<BillLine> lines;
    private final AlipayFrame frame;
    private Stage stage = Stage.PREAMBLE;

    AlipayDetails(LocalDate date, RoundingMode feeRounding, Consumer<BillLine> lines) {
        this.date = date;
        this.feeRounding = feeRounding;
        this.lines = lines;
        this.frame = new AlipayFrame(date);
    }

    int lines() {
        return frame.lines();
    }

    /** Reads to the end of the file and leaves the archive open. */
    @SuppressWarnings("resource") // closing the reader would close the archive
    void read(Reader text) throws IOException {
        var csv =
                CsvReader.builder()
                        .commentStrategy(CommentStrategy.READ)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .skipEmptyLines(true)
                        .ofCsvRecord(text);
        try {
            for (var csvRecord : csv) {
                take(csvRecord);
            }
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        } catch (CsvParseException malformed) {
            if (malformed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new BadBill(0, "file", "not_csv", "");
        }
        if (stage != Stage.TOTALS) {
            throw new BadBill(0, "file", "cut_short", "");
        }
        frame.requireTotals();
    }

    private void take(CsvRecord csvRecord) {
        int number = (int) csvRecord.getStartingLineNumber();
        if (csvRecord.isComment()) {
            comment(number, csvRecord.getField(0).strip());
            return;
        }
        var values = csvRecord.getFields().stream().map(String::strip).toList();
        switch (stage) {
            case HEADER -> header(number, values);
            case LINES -> lines.accept(line(new Row(number, COLUMNS, values)));
            case PREAMBLE, TOTALS -> throw new BadBill(number, "file", "line_out_of_place", "");
        }
    }

    private void comment(int number, String text) {
        if (text.matches("-+业务明细列表-+") && stage == Stage.PREAMBLE) {
            frame.requirePreamble(number);
            stage = Stage.HEADER;
        } else if (text.matches("-+业务明细列表结束-+") && stage == Stage.LINES) {
            stage = Stage.TOTALS;
        } else if (stage == Stage.PREAMBLE) {
            frame.preamble(number, text);
        } else if (stage == Stage.TOTALS) {
            frame.totals(number, text);
        } else {
            throw new BadBill(number, "file", "line_out_of_place", "");
        }
    }

    private void header(int number, List<String> values) {
        if (!values.equals(COLUMNS)) {
            throw new BadBill(number, "header", "unknown_header", "");
        }
        stage = Stage.LINES;
    }

    private BillLine line(Row row) {
        row.requireDate(FINISHED, date);
        var kind = kind(row);
        long amount = amount(row, kind);
        frame.add(kind, amount);
        return new BillLine(
                row.number(),
                kind,
                row.name(ORDER),
                row.name(TRANSACTION),
                refundNumber(row, kind),
                amount,
                "CNY",
                frame.account(),
                kind == LineKind.PAYMENT ? "TRADE" : "REFUND",
                true,
                kind.signed(Math.abs(row.rounded(FEE, feeRounding))),
                row.text(FEE));
    }

    private static LineKind kind(Row row) {
        return switch (row.text(TYPE)) {
            case "交易" -> LineKind.PAYMENT;
            case "退款" -> LineKind.REFUND;
            default -> throw row.bad(TYPE, "unknown_type");
        };
    }

    /** A payment's amount stands positive and a refund's negative. */
    private static long amount(Row row, LineKind kind) {
        long amount = kind.signed(row.fen(RECEIVED));
        if (amount < 0) {
            throw row.bad(RECEIVED, "amount_sign");
        }
        return amount;
    }

    private static @Nullable String refundNumber(Row row, LineKind kind) {
        return kind == LineKind.PAYMENT ? null : row.name(REFUND_NUMBER);
    }
}
