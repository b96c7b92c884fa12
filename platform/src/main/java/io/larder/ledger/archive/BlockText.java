package io.larder.ledger.archive;

import io.larder.ledger.Phase;
import io.larder.ledger.StoredTransfer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/**
 * A block of an archive: whole batches, each as the very text that its hash is the SHA-256 of, and
 * an empty line after each. So an archive is checked with nothing but {@code unzip} and {@code
 * sha256sum}.
 */
final class BlockText {

    private static final int HEADER_PARTS = 5;
    private static final int LINE_PARTS = 6;

    private BlockText() {}

    /**
     * The first line of a batch.
     *
     * @param text with its line feed
     */
    record Header(
            String previous,
            int lane,
            long number,
            Instant at,
            LocalDate businessDate,
            byte[] text) {}

    /** Sees what stands in a block. */
    interface Visitor {

        /** A batch begins. */
        void batch(Header header);

        /** A transfer, with its line feed. */
        void line(byte[] line);

        /** The batch is at its end. */
        default void end() {}
    }

    /** Throws {@link IllegalArgumentException} for what is no block. */
    static void walk(byte[] block, Visitor visitor) {
        boolean open = false;
        int from = 0;
        for (int at = 0; at < block.length; at++) {
            if (block[at] != '\n') {
                continue;
            }
            if (at == from) {
                if (!open) {
                    throw new IllegalArgumentException("an empty line without a batch");
                }
                visitor.end();
                open = false;
            } else {
                var line = Arrays.copyOfRange(block, from, at + 1);
                if (open) {
                    visitor.line(line);
                } else {
                    visitor.batch(header(line));
                    open = true;
                }
            }
            from = at + 1;
        }
        if (open || from != block.length) {
            throw new IllegalArgumentException("a block that is cut off");
        }
    }

    private static Header header(byte[] line) {
        var parts = text(line).split("\\|", -1);
        if (parts.length != HEADER_PARTS) {
            throw new IllegalArgumentException("no batch's first line");
        }
        try {
            return new Header(
                    parts[0],
                    Integer.parseInt(parts[1]),
                    Long.parseLong(parts[2]),
                    Instant.parse(parts[3]),
                    LocalDate.parse(parts[4]),
                    line);
        } catch (DateTimeParseException notOne) {
            throw new IllegalArgumentException("no batch's first line", notOne);
        }
    }

    /** A line as a transfer; throws {@link IllegalArgumentException} for what is none. */
    static StoredTransfer transfer(long batch, int idx, byte[] line) {
        var parts = text(line).split("\\|", -1);
        if (parts.length != LINE_PARTS) {
            throw new IllegalArgumentException("no transfer's line");
        }
        return new StoredTransfer(
                batch,
                idx,
                parts[0],
                parts[1],
                Long.parseLong(parts[2]),
                parts[3],
                parts[4],
                Phase.valueOf(parts[5]));
    }

    private static String text(byte[] line) {
        return new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
    }
}
