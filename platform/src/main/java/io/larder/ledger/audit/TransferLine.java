package io.larder.ledger.audit;

import io.larder.ledger.Phase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A transfer in the text that the hash chain covers, read without making strings of its parts. */
final class TransferLine {

    /** The columns as that text. */
    static final String SQL =
            "CONCAT(debit, '|', credit, '|', amount_minor, '|', code, '|', reference, '|', phase,"
                    + " '\\n')";

    private static final Phase[] PHASES = Phase.values();
    private static final byte[][] PHASE_NAMES =
            Arrays.stream(PHASES)
                    .map(phase -> phase.name().getBytes(StandardCharsets.US_ASCII))
                    .toArray(byte[][]::new);
    private static final int BARS = 5;

    private byte[] text = new byte[0];
    private final int[] bars = new int[BARS];
    private long amountMinor;
    private @Nullable Phase phase;

    /** Reads a line; false when it is none, as when a name holds a bar. */
    boolean read(byte[] line) {
        text = line;
        int found = 0;
        for (int at = 0; at < line.length; at++) {
            if (line[at] == '|') {
                if (found == BARS) {
                    return false;
                }
                bars[found++] = at;
            }
        }
        if (found < BARS) {
            return false;
        }
        amountMinor = digits(bars[1] + 1, bars[2]);
        phase = phaseAt(bars[4] + 1, line.length - 1);
        return amountMinor > 0 && phase != null;
    }

    long debit(KeyedHash hash) {
        return hash.of(text, 0, bars[0]);
    }

    long credit(KeyedHash hash) {
        return hash.of(text, bars[0] + 1, bars[1]);
    }

    long reference(KeyedHash hash) {
        return hash.of(text, bars[3] + 1, bars[4]);
    }

    String debit() {
        return part(0, bars[0]);
    }

    String credit() {
        return part(bars[0] + 1, bars[1]);
    }

    boolean hasCode(byte[] code) {
        return Arrays.equals(text, bars[2] + 1, bars[3], code, 0, code.length);
    }

    long amountMinor() {
        return amountMinor;
    }

    Phase phase() {
        var read = phase;
        if (read == null) {
            throw new IllegalStateException("no line was read");
        }
        return read;
    }

    boolean isPosted() {
        return phase == Phase.POST || phase == Phase.COMMIT;
    }

    private String part(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.US_ASCII);
    }

    /** 0 for what is no amount. */
    private long digits(int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return 0;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private @Nullable Phase phaseAt(int from, int to) {
        for (int i = 0; i < PHASES.length; i++) {
            if (Arrays.equals(text, from, to, PHASE_NAMES[i], 0, PHASE_NAMES[i].length)) {
                return PHASES[i];
            }
        }
        return null;
    }
}
