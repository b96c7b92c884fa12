package io.larder.reconcile.day;

import io.larder.reconcile.match.Difference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Names that follow from what they name: whoever matches a bill again, after a crash or by another
 * process, finds the same rows.
 */
final class Names {

    private static final int ID_DIGITS = 32;

    private Names() {}

    static String line(String channel, LocalDate date, int number) {
        return id("line", channel + "|" + date + "|" + number);
    }

    static String difference(String channel, LocalDate date, Difference difference) {
        var line = difference.line();
        var name = difference.name();
        return id(
                "diff",
                String.join(
                        "|",
                        channel,
                        date.toString(),
                        difference.type().name(),
                        Integer.toString(line == null ? 0 : line.number()),
                        name.channelOrderNumber(),
                        name.transactionId(),
                        String.valueOf(name.refundNumber())));
    }

    /** A channel's day. */
    static String day(String channel, LocalDate date) {
        return channel + "/" + date;
    }

    /** Where a channel's bill of a day stands in the vault. */
    static String billFile(String channel, LocalDate date) {
        return "bill/" + channel.toLowerCase(Locale.ROOT) + "/" + date;
    }

    static String sha256(byte[] bytes) {
        return hash("SHA-256", bytes);
    }

    static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String id(String prefix, String about) {
        var digits = sha256(about.getBytes(StandardCharsets.UTF_8));
        return prefix + "_" + digits.substring(0, ID_DIGITS);
    }
}
