package io.larder.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook. What is written leaves memory every thousand rows, and a new worksheet begins
 * where Excel's number of rows ends.
 */
final class XlsxSheet implements Sheet {

    private static final int MOST_ROWS = 1_000_000;
    private static final int AT_ONCE = 1_000;
    private static final double WIDTH = 20;

    private final Workbook workbook;
    private final String name;
    private final List<String> columns;
    private Worksheet sheet;
    private int sheets = 1;
    private int next;

    XlsxSheet(OutputStream out, String name, List<String> columns) {
        this.workbook = new Workbook(out, "Larder", "1.0");
        this.name = name;
        this.columns = columns;
        this.sheet = begun(name);
    }

    private Worksheet begun(String title) {
        var begun = workbook.newWorksheet(title);
        begun.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            begun.width(column, WIDTH);
        }
        return begun;
    }

    @Override
    public void row(@Nullable Object... cells) {
        try {
            if (next == MOST_ROWS) {
                sheet.finish();
                sheet = begun(name + " " + ++sheets);
                next = 0;
                row(columns.toArray());
            }
            for (int column = 0; column < cells.length; column++) {
                put(column, cells[column]);
            }
            if (++next % AT_ONCE == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts stand in their cells: a table of shared texts would grow in memory. */
    private void put(int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case BigDecimal amount -> {
                sheet.value(next, column, amount);
                sheet.style(next, column).format("#,##0.00").set();
            }
            case Number whole -> sheet.value(next, column, whole);
            default -> sheet.inlineString(next, column, cell.toString());
        }
    }

    @Override
    public void close() {
        try {
            sheet.finish();
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
