package io.larder.reconcile.bill;

import java.io.IOException;
import java.io.InputStream;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Alipay's trade bill ({@code alipay.data.dataservice.bill.downloadurl.query}, type {@code trade}):
 * a ZIP, names and text in GBK, with one file of details and at most one of sums by store ({@code
 * 汇总}), which is left aside because the details carry totals of their own.
 */
public final class AlipayBill implements BillFormat {

    private static final Charset GBK = Charset.forName("GBK");
    private static final int MOST_ENTRIES = 8;

    @Override
    public String channel() {
        return "ALIPAY";
    }

    @Override
    public BillReading read(
            InputStream file, LocalDate date, RoundingMode feeRounding, Consumer<BillLine> lines) {
        return Texts.refusing(
                () -> archive(new ZipInputStream(file, GBK), date, feeRounding, lines),
                broken -> new BadBill(0, "file", "cut_short", ""));
    }

    private static BillReading archive(
            ZipInputStream zip, LocalDate date, RoundingMode rounding, Consumer<BillLine> lines)
            throws IOException {
        AlipayDetails details = null;
        int entries = 0;
        for (var entry = next(zip); entry != null; entry = next(zip)) {
            if (++entries > MOST_ENTRIES) {
                throw new BadBill(0, "archive", "too_many_files", "");
            }
            if (entry.isDirectory() || entry.getName().contains("汇总")) {
                continue;
            }
            if (details != null) {
                throw new BadBill(0, "archive", "two_detail_files", "");
            }
            details = new AlipayDetails(date, rounding, lines);
            details.read(Texts.strictly(zip, GBK));
        }
        if (details == null) {
            throw new BadBill(0, "archive", "no_detail_file", "");
        }
        return new BillReading.Whole(details.lines());
    }

    private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException badName) {
            throw new BadBill(0, "archive", "encoding", "");
        }
    }
}
