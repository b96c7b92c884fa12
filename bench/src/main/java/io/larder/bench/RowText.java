package io.larder.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows as {@code LOAD DATA} reads them: values parted by tabs, lines by line feeds. It is a stream
 * that makes rows as they are asked for, so that millions of them need no memory.
 */
final class RowText extends InputStream {

    private static final int FULL = 1 << 16;

    private final Rows rows;
    private byte[] bytes = new byte[FULL + (1 << 12)];
    private int from;
    private int to;
    private long lines;

    RowText(Rows rows) {
        this.rows = rows;
    }

    /** Rows one after the other. */
    interface Rows {
        /** Writes the next row, or answers false when there is none. */
        boolean next(RowText row);
    }

    /** How many rows were made. */
    long lines() {
        return lines;
    }

    /** A value in ASCII, without tabs, line feeds or backslashes. */
    @SuppressWarnings("deprecation") // the only way that copies ASCII without an array between
    RowText text(String value) {
        int length = value.length();
        reserve(length + 1);
        value.getBytes(0, length, bytes, to);
        to += length;
        bytes[to++] = '\t';
        return this;
    }

    /** Two parts of one value. */
    RowText text(String first, String second) {
        text(first);
        to--;
        return text(second);
    }

    /** Bytes as they are. */
    RowText text(byte[] value) {
        reserve(value.length + 1);
        System.arraycopy(value, 0, bytes, to, value.length);
        to += value.length;
        bytes[to++] = '\t';
        return this;
    }

    RowText number(long value) {
        return text(Long.toString(value));
    }

    RowText none() {
        return text("\\N");
    }

    private void reserve(int length) {
        if (to + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + length);
        }
    }

    private boolean fill() {
        from = 0;
        to = 0;
        while (to < FULL && rows.next(this)) {
            bytes[to - 1] = '\n';
            lines++;
        }
        return to > 0;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (from == to && !fill()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(bytes, from, into, offset, count);
        from += count;
        return count;
    }

    /** What stands in it, for messages. */
    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
}
