package io.larder.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table for people's spreadsheets, written row by row: its memory does not grow with its rows.
 * Closing finishes it and leaves the stream open.
 */
public interface Sheet extends AutoCloseable {

    /** What can be written. */
    enum Format {
        /** UTF-8 with a byte order mark, lines end with CR LF; texts cannot act as formulas. */
        CSV("text/csv;charset=UTF-8"),
        /** Office Open XML; amounts are numbers, all else is text. */
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        /** As in {@code Content-Type}. */
        public String mediaType() {
            return mediaType;
        }
    }

    /**
     * Writes a row.
     *
     * @param cells texts, whole numbers, dates, times, or amounts as {@link BigDecimal}; null for
     *     an empty cell; as many as there are columns
     */
    void row(@Nullable Object... cells);

    @Override
    void close();

    /** Begins a sheet with a row of column names. */
    static Sheet open(Format format, OutputStream out, String name, List<String> columns)
            throws IOException {
        var sheet =
                switch (format) {
                    case CSV -> new CsvSheet(out);
                    case XLSX -> new XlsxSheet(out, name, columns);
                };
        sheet.row(columns.toArray());
        return sheet;
    }

    /** An amount of minor units of a currency with two decimals, as people write it. */
    static BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }
}
